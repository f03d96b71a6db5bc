using Hub.Cabinet.People;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Personal;

/// <summary>What the Cabinet itself holds about a person. Nothing that opens an account: no hash, no secret, no link.</summary>
internal sealed class WriteCabinetData(CabinetDb db)
{
    public async Task Run(PersonalDataArchive archive, CancellationToken cancel)
    {
        var id = archive.PersonId;
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person)
            return;
        await archive.Add("profile", Profile(person), cancel);
        await archive.AddList("organisations", db.Memberships.AsNoTracking().Where(m => m.PersonId == id).OrderBy(m => m.Since)
            .Select(m => new { m.Organisation.Code, m.Organisation.NameUk, m.Organisation.NameEn, m.Since, m.IsManager }).AsAsyncEnumerable(), cancel);
        await archive.AddList("roles", db.Grants.AsNoTracking().Where(g => g.PersonId == id).OrderBy(g => g.GrantedAt)
            .Select(g => new { g.RoleKey, g.GrantedAt, g.Reason, g.From, g.Until, g.RevokedAt, g.RevokeReason }).AsAsyncEnumerable(), cancel);
        await archive.AddList("consents", db.Consents.AsNoTracking().Where(c => c.PersonId == id).OrderBy(c => c.GivenAt)
            .Select(c => new { c.Kind, c.TextVersion, c.GivenAt, c.WithdrawnAt }).AsAsyncEnumerable(), cancel);
        await Told(archive, id, cancel);
        await Done(archive, id, cancel);
    }

    private static object Profile(Person person) => new
    {
        person.Id,
        person.Name,
        person.Email,
        person.EmailConfirmed,
        person.Language,
        person.CreatedAt,
        person.LastSignInAt,
        person.MailBouncedAt,
        Mail = new
        {
            Usual = person.MailPace,
            person.Mail.ByKind,
            TimeZone = person.Mail.Clock.Zone.Id,
            person.Mail.Clock.Hour,
            person.Mail.Clock.Day,
            person.Mail.QuietFrom,
            person.Mail.QuietUntil,
        },
        Shown = new { person.ShowsMembership, person.ShowsEmail, person.ShowsContributions },
    };

    private async Task Told(PersonalDataArchive archive, Guid id, CancellationToken cancel)
    {
        await archive.AddList("notices", db.Notices.AsNoTracking().Where(n => n.PersonId == id).OrderBy(n => n.RaisedAt)
            .Select(n => new { n.RaisedAt, n.ReadAt, n.Module, n.Kind, n.TextUk, n.TextEn, n.Link }).AsAsyncEnumerable(), cancel);
        await archive.AddList("mails", db.Mails.AsNoTracking().Where(m => m.PersonId == id).OrderBy(m => m.CreatedAt)
            .Select(m => new { m.CreatedAt, m.SentAt, m.GaveUpAt, m.Address, m.Kind, m.Subject }).AsAsyncEnumerable(), cancel);
        await archive.AddList("tasks", db.Tasks.AsNoTracking().Where(t => t.PersonId == id).OrderBy(t => t.ToldAt)
            .Select(t => new { t.Module, t.TextUk, t.TextEn, t.Link, t.DueAt, t.ClosedAt }).AsAsyncEnumerable(), cancel);
    }

    private async Task Done(PersonalDataArchive archive, Guid id, CancellationToken cancel)
    {
        await archive.AddList("items", db.Items.AsNoTracking().Where(i => i.PersonId == id).OrderBy(i => i.ChangedAt)
            .Select(i => new { i.Module, i.Kind, i.ItemId, i.TitleUk, i.TitleEn, State = i.StateKey, i.Link, i.ChangedAt }).AsAsyncEnumerable(), cancel);
        var about = $"person/{id}";
        await archive.AddList("audit", db.Audit.AsNoTracking().Where(r => r.PersonId == id || r.Subject == about).OrderBy(r => r.At)
            .Select(r => new { r.At, DoneByMe = r.PersonId == id, r.Module, r.Action, r.Subject, r.Details }).AsAsyncEnumerable(), cancel);
    }
}
