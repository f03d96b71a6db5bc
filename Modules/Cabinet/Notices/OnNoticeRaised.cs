using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>Tells everybody concerned.</summary>
internal sealed class OnNoticeRaised(CabinetDb db, TimeProvider time, RoleCatalog roles, ModuleTexts texts, NoticeBoard board)
    : Subscriber<NoticeRaised, CabinetDb>(db, time)
{
    protected override async Task On(NoticeRaised fact, CancellationToken cancel)
    {
        object[] arguments = [.. fact.Arguments];
        var said = new NoticeText(fact.Module, fact.TextKey,
            texts.In("uk", fact.Module, fact.TextKey, arguments), texts.In("en", fact.Module, fact.TextKey, arguments), fact.Link, fact.StopPath);
        var organisation = fact.OrganisationCode is { } code ? (await Db.ByCode(code, cancel))?.Id : null;
        foreach (var person in await Hearers(fact, organisation).ToListAsync(cancel))
            board.Tell(person, said, fact.EventId, fact.OccurredAt);
    }

    private IQueryable<Person> Hearers(NoticeRaised fact, Guid? organisation)
    {
        var people = Db.People.AsNoTracking().Where(p => p.Id != fact.ExceptPersonId);
        return fact.PersonId is { } id ? people.Where(p => p.Id == id)
            : people.HoldingFor(organisation, Regions.ByKatottg(fact.Territory)?.Katottg, roles.WithPermission(fact.Permission ?? ""), fact.OccurredAt);
    }
}
