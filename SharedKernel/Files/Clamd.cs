using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Hub.SharedKernel.Files;

/// <summary>
/// Asks the virus scanner clamd about a file (its command INSTREAM). What it does not clear is not taken: an answer that is no clear
/// “OK”, none in time, or no scanner at all refuse the file, with another sentence than a virus.
/// </summary>
internal sealed class Clamd(FileStoreOptions options, ILogger? log)
{
    public const string Infected = "Files.Infected";
    public const string Unchecked = "Files.Unchecked";

    private const string Unix = "unix:";
    private const string Clean = "stream: OK";
    private const string Found = " FOUND";
    private const int Chunk = 64 * 1024;
    private const int LongestAnswer = 4096;

    /// <exception cref="RuleViolation"><see cref="Infected"/> or <see cref="Unchecked"/>.</exception>
    public async Task Check(Stream content, Refusal refusal, CancellationToken cancel)
    {
        if (options.Clamd.Length == 0)
            return;
        var said = await Ask(content, cancel);
        if (said == Clean)
            return;
        if (said.EndsWith(Found, StringComparison.Ordinal) && said.StartsWith("stream: ", StringComparison.Ordinal))
            throw refusal.Because(Infected, FileNames.Shown(said["stream: ".Length..^Found.Length]));
        log?.LogError("The virus scanner at {Address} cleared no file: {Said}", options.Clamd, said);
        throw refusal.Because(Unchecked);
    }

    /// <summary>Where a setting leads; null when it is no address.</summary>
    public static EndPoint? Address(string text)
    {
        if (text.StartsWith(Unix, StringComparison.Ordinal))
            return text.Length > Unix.Length ? new UnixDomainSocketEndPoint(text[Unix.Length..]) : null;
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? new DnsEndPoint(text[..colon].Trim('[', ']'), port) : null;
    }

    /// <returns>What it said; a sentence of our own when it said nothing.</returns>
    private async Task<string> Ask(Stream content, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(options.ClamdSeconds));
        var address = Address(options.Clamd)!;
        using var socket = address is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, patience.Token);
            await using var stream = new NetworkStream(socket);
            try
            {
                await Send(content, stream, patience.Token);
            }
            catch (IOException)
            {
                // It closes its ear when the file is too large for it, and says so: that is read below.
            }
            return await Read(stream, patience.Token);
        }
        catch (Exception silent) when (silent is SocketException or IOException || (silent is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return silent.Message;
        }
        finally
        {
            content.Position = 0;
        }
    }

    /// <summary>Chunks, each behind its length as four bytes, the first the highest; a length of nought ends them.</summary>
    private static async Task Send(Stream content, Stream clamd, CancellationToken cancel)
    {
        content.Position = 0;
        await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var buffer = new byte[sizeof(int) + Chunk];
        while (await content.ReadAsync(buffer.AsMemory(sizeof(int)), cancel) is var read and > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await clamd.WriteAsync(buffer.AsMemory(0, sizeof(int) + read), cancel);
        }
        await clamd.WriteAsync(new byte[sizeof(int)], cancel);
    }

    private static async Task<string> Read(Stream clamd, CancellationToken cancel)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && Array.IndexOf(answer, (byte)0, 0, length) < 0
            && await clamd.ReadAsync(answer.AsMemory(length), cancel) is var read and > 0)
            length += read;
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n', '\r', ' ');
    }
}
