using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Begins a description. The id comes with the form, so that sending it twice begins one.</summary>
internal sealed class StartPractice(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    private const int LongestTitle = 300;

    public async Task Run(Guid id, string? title, CancellationToken cancel)
    {
        var person = user.RequiredId;
        if (await db.Versions.AnyAsync(v => v.Id == id, cancel))
            return;
        var words = Typed.Plain(title).Trim();
        if (words.Length > LongestTitle)
            throw new RuleViolation("TooLong", "Heading", "text:Field.Title", LongestTitle);
        var now = time.GetUtcNow();
        var practice = Practice.Start(Guid.CreateVersion7(), person, now);
        var version = PracticeVersion.First(id, practice, person, now);
        var content = version.Read();
        content.Title.Uk = words;
        content.OrganisationCode = user.OrganisationCodes.Count > 0 ? user.OrganisationCodes[0] : "";
        version.Save(content, person, now);
        db.AddRange(practice, version);
        db.Record(practice.Id, version.Id, person, "Started", null, now);
        db.TellOwner(practice, version);
        await db.SaveChangesAsync(cancel);
    }
}
