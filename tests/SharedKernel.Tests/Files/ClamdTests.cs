using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hub.SharedKernel.Files;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hub.SharedKernel.Tests.Files;

/// <summary>A scanner that clears files, finds something, or is not there.</summary>
internal sealed class ClamdTests : StoreInTemporaryFolder
{
    private static readonly byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Звіт про електронну чергу. ", 9000)));

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_file_it_clears_is_kept_and_it_saw_every_byte(bool unix)
    {
        await using var clamd = new FakeClamd("stream: OK", unix ? Path.Combine(Root, "clamd.sock") : null);
        var file = await SaveBeside(clamd.Address, text);

        Assert.That((file.Bytes, Stored(file)), Is.EqualTo(((long)text.Length, text)));
        Assert.That(await clamd.Seen, Is.EqualTo(text));
    }

    [Test]
    public async Task A_file_with_something_in_it_is_refused_and_leaves_nothing()
    {
        await using var clamd = new FakeClamd("stream: Win.Test.EICAR_HDB-1 FOUND");

        Refused(clamd.Address, "Files.Infected", "Win.Test.EICAR_HDB-1");
    }

    [TestCase("INSTREAM size limit exceeded. ERROR")]
    [TestCase("stream: Can't allocate memory ERROR")]
    [TestCase("stream: OK but ERROR")]
    [TestCase("")]
    [TestCase("UNKNOWN COMMAND")]
    public async Task Whatever_is_no_clear_answer_refuses_the_file(string answer)
    {
        await using var clamd = new FakeClamd(answer);

        Refused(clamd.Address, "Files.Unchecked");
    }

    [Test]
    public async Task A_scanner_that_hangs_up_in_the_midst_refuses_the_file()
    {
        await using var clamd = new FakeClamd("INSTREAM size limit exceeded. ERROR", takes: 1000);

        Refused(clamd.Address, "Files.Unchecked");
    }

    [Test]
    public async Task A_scanner_that_says_nothing_is_waited_for_no_longer_than_set()
    {
        await using var clamd = new FakeClamd(null);

        Refused(clamd.Address, "Files.Unchecked");
    }

    [TestCase("127.0.0.1:1")]
    [TestCase("unix:/nowhere/clamd.sock")]
    [TestCase("no-such-host.invalid:3310")]
    public void Without_the_scanner_no_file_is_taken(string address) => Refused(address, "Files.Unchecked");

    [TestCase("localhost", false)]
    [TestCase("localhost:0", false)]
    [TestCase("localhost:70000", false)]
    [TestCase("unix:", false)]
    [TestCase(":3310", false)]
    [TestCase("localhost:3310", true)]
    [TestCase("[::1]:3310", true)]
    [TestCase("unix:/run/clamav/clamd.ctl", true)]
    public void An_address_that_cannot_work_stops_the_start(string address, bool works) =>
        Assert.That(new FileStoreOptionsCheck().Validate(null, new FileStoreOptions { Root = Root, Clamd = address }).Succeeded, Is.EqualTo(works));

    private Task<StoredFile> SaveBeside(string address, byte[] content)
    {
        var options = new FileStoreOptions { Root = Root, Clamd = address, ClamdSeconds = 2 };
        return new DiskFileStore(Options.Create(options), TimeProvider.System, NullLogger<Clamd>.Instance)
            .Save(new MemoryStream(content), "звіт.txt", FileRules.Any, TestContext.CurrentContext.CancellationToken);
    }

    private void Refused(string address, string key, params object[] details)
    {
        var refused = Assert.ThrowsAsync<RuleViolation>(() => SaveBeside(address, text))!;

        Assert.That((refused.Key, refused.Details), Is.EqualTo((key, new object[] { "звіт.txt" }.Concat(details).ToArray())));
        Assert.That(FilesOnDisk(), Is.Empty);
    }

    /// <summary>Speaks clamd's INSTREAM to one client.</summary>
    private sealed class FakeClamd : IAsyncDisposable
    {
        private readonly Socket listener;
        private readonly CancellationTokenSource end = new();

        public FakeClamd(string? answer, string? path = null, int takes = int.MaxValue)
        {
            listener = path is null ? new(SocketType.Stream, ProtocolType.Tcp) : new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(path is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(path));
            listener.Listen();
            Address = path is null ? listener.LocalEndPoint!.ToString()! : "unix:" + path;
            Seen = Task.Run(() => Serve(answer, takes));
        }

        public string Address { get; }

        public Task<byte[]> Seen { get; }

        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            listener.Dispose();
            try
            {
                await Seen;
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or IOException)
            {
                // Nobody came, or it was told to be silent.
            }
            end.Dispose();
        }

        private async Task<byte[]> Serve(string? answer, int takes)
        {
            using var client = await listener.AcceptAsync(end.Token);
            await using var stream = new NetworkStream(client);
            var command = new byte["zINSTREAM\0".Length];
            await stream.ReadExactlyAsync(command, end.Token);
            Assert.That(Encoding.ASCII.GetString(command), Is.EqualTo("zINSTREAM\0"));
            using var seen = new MemoryStream();
            var length = new byte[4];
            while (seen.Length < takes)
            {
                await stream.ReadExactlyAsync(length, end.Token);
                if (BinaryPrimitives.ReadInt32BigEndian(length) is not (> 0 and var size))
                    break;
                var chunk = new byte[size];
                await stream.ReadExactlyAsync(chunk, end.Token);
                seen.Write(chunk);
            }
            if (answer is null)
                await Task.Delay(Timeout.Infinite, end.Token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\0"), end.Token);
            return seen.ToArray();
        }
    }
}
