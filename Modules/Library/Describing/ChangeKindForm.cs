using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Describing;

/// <summary>Sets which fields a kind shows and requires. Documents that are public already are not refused for it; they are asked when they are changed.</summary>
internal sealed class ChangeKindForm(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    public async Task Run(DocumentKind kind, int seen, IReadOnlyDictionary<Field, Need> needs, CancellationToken cancel)
    {
        if (!Enum.IsDefined(kind) || needs.Values.Any(n => !Enum.IsDefined(n)))
            throw new RuleViolation("Check.KindWrong");
        var form = await db.KindForms.SingleOrDefaultAsync(f => f.Kind == kind, cancel);
        if ((form?.Version ?? 0) != seen)
            throw new RuleViolation("Stale");
        if (form is null)
        {
            db.KindForms.Add(form = KindForm.Usual(kind));
            form.Version = 1;
        }
        form.Set(needs, time.GetUtcNow());
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, "library.kindchanged", $"kind/{kind}", ""));
        await db.SaveChangesAsync(cancel);
    }
}
