using Hub.Cabinet.People;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Mail;

/// <summary>Writes the mails that were asked for to those who have an account. Of two hosts one writes: the line goes in the same transaction.</summary>
internal sealed class AnswerAskedMails(CabinetDb db, AccountMails mails) : IJob
{
    private const int Batch = 50;

    public async Task Run(CancellationToken cancel)
    {
        while (await AnswerSome(cancel) == Batch) { }
    }

    private async Task<int> AnswerSome(CancellationToken cancel)
    {
        var asked = await db.AskedMails.OrderBy(a => a.AskedAt).ThenBy(a => a.Id).Take(Batch).ToListAsync(cancel);
        if (asked.Count == 0)
            return 0;
        var emails = asked.Select(a => a.Email).Distinct().ToList();
        var people = await db.People.Where(p => emails.Contains(p.NormalizedEmail!)).ToDictionaryAsync(p => p.NormalizedEmail!, cancel);
        foreach (var one in asked.DistinctBy(a => (a.Kind, a.Email)))
            if (people.TryGetValue(one.Email, out var person))
                await Answer(one.Kind, person, cancel);
        db.AskedMails.RemoveRange(asked);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another host was faster; it wrote these mails.
            db.ChangeTracker.Clear();
            return 0;
        }
        return asked.Count;
    }

    private Task Answer(AskedMailKind kind, Person person, CancellationToken cancel) => (kind, person.EmailConfirmed) switch
    {
        (AskedMailKind.NewPassword, _) => mails.OfferNewPassword(person, cancel),
        (_, true) => mails.SayAlreadyRegistered(person, cancel),
        _ => mails.AskToConfirm(person, cancel),
    };
}
