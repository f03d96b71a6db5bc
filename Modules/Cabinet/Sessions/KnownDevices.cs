using System.Security.Cryptography;
using System.Text;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.Cabinet.People;
using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Sessions;

/// <summary>Recognises browsers by a random mark they keep, and tells the person of a sign-in from one not seen before.</summary>
internal sealed class KnownDevices(CabinetDb db, AccountMails mails, NoticeKinds kinds, ModuleTexts texts, TimeProvider time)
{
    public const string Cookie = "hub-device";

    /// <summary>How long an unused browser is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(365);

    /// <summary>Notes the browser; what it tells is saved with the session.</summary>
    public async Task Meet(Person person, HttpContext context, SessionRow session, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var mark = MarkOf(context);
        var known = await db.KnownDevices.Where(d => d.PersonId == person.Id).OrderByDescending(d => d.Mark == mark).ThenBy(d => d.Mark).Take(1).ToListAsync(cancel);
        if (known.SingleOrDefault(d => d.Mark == mark) is { } same)
        {
            same.Seen(now);
            return;
        }
        var device = new KnownDevice { PersonId = person.Id, Mark = mark };
        device.Seen(now);
        db.KnownDevices.Add(device);
        // The very first browser is no news.
        if (known.Count > 0)
            await Tell(person, session, cancel);
    }

    private async Task Tell(Person person, SessionRow session, CancellationToken cancel)
    {
        string In(string language) => texts.In(language, CabinetModule.Key, "Notice.NewDevice", Words(session, language));
        var text = new NoticeText(CabinetModule.Key, "Notice.NewDevice", In("uk"), In("en"), "/cabinet/sessions");
        // The mail about it is one about the account and waits for no digest.
        db.Notices.Add(Notice.Tell(Guid.CreateVersion7(), person.Id, text, kinds.Of(text.Module, text.Kind), mailDueAt: null, session.StartedAt));
        await mails.SayNewDevice(person, Words(session, person.Language), cancel);
    }

    private string Words(SessionRow session, string language) =>
        (DeviceWords.Short(session.Device) ?? texts.In(language, CabinetModule.Key, "Sessions.UnknownDevice"))
        + (session.Address.Length > 0 ? $" ({session.Address})" : "");

    private static string MarkOf(HttpContext context)
    {
        var kept = context.Request.Cookies[Cookie];
        var mark = kept is { Length: 32 } ? kept : RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Response.Cookies.Append(Cookie, mark, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Memory,
            IsEssential = true,
        });
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(mark)));
    }
}
