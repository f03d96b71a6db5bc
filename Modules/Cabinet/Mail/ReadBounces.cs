using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet.Mail;

/// <summary>Looks into the folder where the mail server leaves mails that came back; what was read is moved aside.</summary>
internal sealed class ReadBounces(TakeBounce take, IOptions<MailOptions> options, ILogger<ReadBounces> log) : IJob
{
    private const int Most = 500;

    public async Task Run(CancellationToken cancel)
    {
        var folder = options.Value.BounceFolder;
        if (folder.Length == 0)
            return;
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal).Take(Most).ToList())
        {
            BounceOutcome outcome;
            await using (var mail = File.OpenRead(file))
                outcome = await take.Run(mail, cancel);
            var aside = Path.Combine(folder, outcome is BounceOutcome.NotUnderstood or BounceOutcome.Unknown ? "not-understood" : "read");
            Directory.CreateDirectory(aside);
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
            log.LogInformation("A mail that came back was read: {Outcome}", outcome);
        }
    }
}
