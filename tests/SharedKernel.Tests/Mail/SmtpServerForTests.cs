using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hub.SharedKernel.Tests.Mail;

/// <summary>A mail as a server received it.</summary>
/// <param name="From">Argument of MAIL FROM without brackets and parameters.</param>
/// <param name="To">Arguments of RCPT TO.</param>
/// <param name="Parameters">Parameters after MAIL FROM, such as SMTPUTF8.</param>
/// <param name="Data">The message with its line ends, dots unstuffed.</param>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Parameters, string Data);

/// <summary>
/// A small mail server (RFC 5321) on a free port of this machine: takes mail, refuses recipients or breaks off when told to.
/// </summary>
internal sealed class SmtpServerForTests : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _listening;

    public SmtpServerForTests()
    {
        _listener.Start();
        _listening = Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was taken over, in the order of arrival.</summary>
    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    /// <summary>Whether the server knows SMTPUTF8.</summary>
    public bool OffersUtf8 { get; set; } = true;

    /// <summary>Answer to a recipient, such as <c>550 5.1.1 no such mailbox</c>; null takes it.</summary>
    public Func<string, string?> RefuseRecipient { get; set; } = _ => null;

    /// <summary>Answer to the finished message; null takes it.</summary>
    public string? RefuseMessage { get; set; }

    /// <summary>The command (EHLO, MAIL, RCPT, DATA, <c>.</c> for the end of data, QUIT) at which the connection is dropped without an answer.</summary>
    public string? DropAt { get; set; }

    /// <summary>The command that is never answered while the connection stays open.</summary>
    public string? SilentAt { get; set; }

    /// <summary>Ends when the server has fallen silent.</summary>
    public Task FellSilent => _silence.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _listening;
        _stop.Dispose();
    }

    private async Task Listen()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(Talk(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, new UTF8Encoding(false));
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 localhost ESMTP");
                await Session(reader, writer);
            }
            catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side hung up, or the test is over.
            }
        }
    }

    private async Task Session(StreamReader reader, StreamWriter writer)
    {
        var (from, parameters, to) = ("", "", new List<string>());
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == DropAt) return;
            if (verb == SilentAt)
            {
                _silence.SetResult();
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }

            switch (verb)
            {
                case "EHLO":
                    await writer.WriteLineAsync($"250-localhost\r\n250-8BITMIME{(OffersUtf8 ? "\r\n250-SMTPUTF8" : "")}\r\n250 SIZE 10000000");
                    break;
                case "HELO" or "NOOP":
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "MAIL":
                    (from, parameters) = Argument(line);
                    to.Clear();
                    await writer.WriteLineAsync("250 2.1.0 OK");
                    break;
                case "RCPT":
                    var recipient = Argument(line).Address;
                    var refusal = RefuseRecipient(recipient);
                    if (refusal is null) to.Add(recipient);
                    await writer.WriteLineAsync(refusal ?? "250 2.1.5 OK");
                    break;
                case "DATA" when to.Count == 0:
                    await writer.WriteLineAsync("503 5.5.1 no recipients");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var data = await Data(reader);
                    if (DropAt == ".") return;
                    if (RefuseMessage is null) Mails.Enqueue(new ReceivedMail(from, [.. to], parameters, data));
                    await writer.WriteLineAsync(RefuseMessage ?? "250 2.0.0 taken");
                    break;
                case "RSET":
                    to.Clear();
                    await writer.WriteLineAsync("250 2.0.0 OK");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 2.0.0 bye");
                    return;
                default:
                    await writer.WriteLineAsync("500 5.5.2 unknown command");
                    break;
            }
        }
    }

    private async Task<string> Data(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return data.ToString();
    }

    private static (string Address, string Parameters) Argument(string line)
    {
        var (open, close) = (line.IndexOf('<', StringComparison.Ordinal), line.LastIndexOf('>'));
        return (line[(open + 1)..close], line[(close + 1)..].Trim());
    }
}
