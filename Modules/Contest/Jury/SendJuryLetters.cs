using System.Security.Cryptography;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hub.Contest.Jury;

/// <summary>
/// Mails invitations to people without an account, in both languages. The link's secret is made here; a second try makes a new one,
/// so that only the link in the mail that arrived last works.
/// </summary>
internal sealed class SendJuryLetters(ContestDb db, IMailSender sender, ModuleTexts texts, PublicAddress address, TimeProvider time, ILogger<SendJuryLetters> log) : IJob
{
    private const int Batch = 50;

    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.JuryLetters.Where(l => l.SentAt == null && l.GaveUpAt == null && l.DueAt <= now).OrderBy(l => l.DueAt).Take(Batch)
            .Join(db.Jurors, l => l.JurorId, j => j.Id, (Letter, Juror) => new { Letter, Juror })
            .Join(db.Rounds, x => x.Juror.RoundId, r => r.Id, (x, Round) => new { x.Letter, x.Juror, Round }).ToListAsync(cancel);
        foreach (var row in due)
            await Send(row.Letter, row.Juror, row.Round, cancel);
    }

    private async Task Send(JuryLetter letter, Juror juror, Round round, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (juror.State != JurorState.Invited || juror.IsExpired(now) || juror.Email is null)
        {
            letter.Drop(now);
            await db.SaveChangesAsync(cancel);
            return;
        }
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        juror.Seal(secret);
        // A link that does not work yet must not arrive: the hash is saved first.
        await db.SaveChangesAsync(cancel);
        try
        {
            await sender.Send(Write(letter, juror, round, secret), cancel);
            letter.Sent(now);
        }
        catch (MailNotSent failure)
        {
            // What the server said names the mailbox.
            log.LogWarning("The invitation of juror {Juror} was not sent: {Kind}", juror.Id, failure.GetType().Name);
            letter.Failed(failure.IsPermanent, now);
        }
        await db.SaveChangesAsync(cancel);
    }

    private MailMessage Write(JuryLetter letter, Juror juror, Round round, string secret)
    {
        string In(string language, string key, params object[] values) => texts.In(language, JuryFacts.Module, key, values);
        var path = $"{JuryFacts.InvitationPath(juror.Id)}?key={secret}";
        List<string> said = [];
        foreach (var language in (string[])["uk", "en"])
        {
            var (name, title) = language == "en" ? (juror.NameEn ?? juror.NameUk, round.TitleEn ?? round.TitleUk) : (juror.NameUk, round.TitleUk);
            said.Add(In(language, "Letter.Greeting", name));
            said.Add(In(language, letter.IsReminder ? "Letter.Reminder" : "Letter.Invitation", title));
            said.Add(In(language, "Letter.Until", KyivTime.DateAndTime(juror.ExpiresAt!.Value.AddMinutes(-1), Language.Of(language))));
        }
        said.Add(In("en", "Letter.Link", address.Of(path, "en")));
        var subject = In("uk", "Letter.Subject", round.TitleUk);
        var parts = MailLayout.Render(new(subject, said, In("uk", "Letter.Open"), address.Of(path, "uk"), In("uk", "Letter.Footer")), "uk");
        return new(new(juror.Email!, juror.NameUk), subject, parts.Text, parts.Html, null, $"contest-{letter.Id:N}-{letter.Attempts}", "uk");
    }
}
