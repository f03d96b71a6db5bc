using System.Threading.Channels;

namespace Hub.Cabinet.Mail;

/// <summary>Wakes the post as soon as a mail is saved; the job of every minute is only the safety net.</summary>
internal sealed class MailSignal
{
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => wake.Writer.TryWrite(true);

    public async Task Wait(CancellationToken cancel) => await wake.Reader.ReadAsync(cancel);
}
