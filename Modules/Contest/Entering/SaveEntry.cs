using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>Keeps what was typed, however incomplete and however late; refuses to write over what another window saved.</summary>
internal sealed class SaveEntry(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>Number of the saved state; null when the person has no such entry.</returns>
    public async Task<int?> Run(Guid id, int seen, EntryContent typed, CancellationToken cancel)
    {
        if (await db.OwnEntry(id, user.RequiredId, cancel) is not { } entry)
            return null;
        if (!entry.IsWithWriter)
            throw new RuleViolation("Entry.NotEditable");
        if (entry.Version != seen)
            throw new RuleViolation("Entry.ChangedElsewhere");
        var nomination = await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == entry.NominationId, cancel);
        var content = entry.Draft;
        Copy(typed, content, nomination.Form);
        if (content.ToJson() == entry.DraftJson)
            return entry.Version;
        var title = entry.TitleUk;
        entry.Save(content, time.GetUtcNow());
        if (title != entry.TitleUk)
            db.TellSubmitter(entry);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another window was faster by a moment.
            throw new RuleViolation("Entry.ChangedElsewhere");
        }
        return entry.Version;
    }

    /// <summary>Only what the form asks: the frozen practice and the list of files are not the form's.</summary>
    private static void Copy(EntryContent typed, EntryContent content, EntryForm form)
    {
        (content.Title, content.Summary, content.Organisation) = (typed.Title, typed.Summary, typed.Organisation);
        (content.OrganisationCode, content.Region) = (SharedKernel.Territories.Edrpou.Normalise(typed.OrganisationCode), typed.Region);
        (content.ContactName, content.ContactEmail, content.ContactPhone) = (typed.ContactName, typed.ContactEmail.Trim(), typed.ContactPhone);
        content.Declared = typed.Declared;
        foreach (var section in form.Sections)
            content.Sections[section.Key] = typed.Section(section.Key);
    }
}
