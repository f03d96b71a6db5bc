using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Endorsements;

/// <summary>Somebody entitled to it endorses a practice in the name of their organisation.</summary>
internal sealed class GiveEndorsement(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such practice to read that the person may endorse.</returns>
    public async Task<bool> Run(string slug, EndorsementWords words, CancellationToken cancel)
    {
        var (person, now) = (user.RequiredId, time.GetUtcNow());
        var practice = await db.Practices.SingleOrDefaultAsync(p => p.Slug == slug, cancel);
        if (practice is not { IsReadable: true } || !user.Can(PracticesModule.Endorse, practice.Place))
            return false;
        var there = await db.Endorsements.Where(e => e.PracticeId == practice.Id && e.RevokedAt == null).ToListAsync(cancel);
        // Sent twice by an impatient hand: the first one counts.
        if (there.Any(e => e.Id == words.Id && e.ById == person))
            return true;
        var endorsement = Endorsement.Give(words.Id == default ? Guid.CreateVersion7() : words.Id, practice, Code(words), Organisation(words), Because(words), person, now);
        if (there.Any(e => e.IsOf(endorsement.OrganisationCode, endorsement.OrganisationUk)))
            throw new RuleViolation("Endorsement.AlreadyGiven", "Input.OrganisationUk", endorsement.OrganisationUk);
        db.Endorsements.Add(endorsement);
        Tell(practice, endorsement, person, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Nobody speaks for an organisation they do not belong to.</summary>
    private string? Code(EndorsementWords words)
    {
        var code = Typed.Plain(words.OrganisationCode).Trim();
        if (code == "")
            return null;
        return user.OrganisationCodes.Contains(code) ? code : throw new RuleViolation("Endorsement.NotYourCode", "Input.OrganisationCode", code);
    }

    private static Both Organisation(EndorsementWords words) => new(
        FormText.Of(words.OrganisationUk, "Input.OrganisationUk", "Field.Organisation", Endorsement.MostOrganisation),
        FormText.Of(words.OrganisationEn, "Input.OrganisationEn", "Field.Organisation", Endorsement.MostOrganisation));

    private static Both Because(EndorsementWords words) => new(
        FormText.Of(words.BecauseUk, "Input.BecauseUk", "Field.Because", Endorsement.MostBecause),
        FormText.Of(words.BecauseEn, "Input.BecauseEn", "Field.Because", Endorsement.MostBecause));

    private void Tell(Practice practice, Endorsement endorsement, Guid person, DateTimeOffset now)
    {
        db.Record(practice.Id, null, person, "Endorsed", endorsement.OrganisationUk, now, isPublic: true);
        foreach (var author in practice.CoAuthors.Select(a => a.PersonId).Prepend(practice.OwnerId))
            db.Notify(author, "Notice.Endorsed", PracticeFacts.PublicPath(practice), person, endorsement.OrganisationUk, practice.TitleUk);
        db.PagesChanged();
    }
}

/// <summary>What is said and for whom. The id is made with the form, so that sending twice endorses once.</summary>
internal sealed class EndorsementWords
{
    public Guid Id { get; set; }
    public string? OrganisationCode { get; set; }
    public string? OrganisationUk { get; set; }
    public string? OrganisationEn { get; set; }
    public string? BecauseUk { get; set; }
    public string? BecauseEn { get; set; }
}
