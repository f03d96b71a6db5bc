using System.Globalization;
using Hub.Contest.Awarding;
using Hub.Contest.Results;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Demo;

/// <summary>What followed the finished demonstration's result: three places of each nomination, a special prize, and an appeal that was dismissed. Added once.</summary>
internal sealed class SeedFinishedAwards(ContestDb db)
{
    private const int Places = 3;

    public async Task Run(DemoPeople who, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == SeedFinishedRound.Id, cancel);
        if (round is null || await db.Awards.AnyAsync(a => a.RoundId == round.Id, cancel))
            return;
        var at = round.Calendar.Appeals.AddHours(12);
        var placed = (await PublishedPlaces.Of(db, round.Id, cancel)).Where(p => p.Place <= Places).ToList();
        foreach (var (index, winner) in placed.Index())
            db.Awards.Add(new Award { Id = DemoId.Of("award", round.Id, index), RoundId = round.Id, NominationId = winner.Nomination, EntryId = winner.Entry, Place = winner.Place, DiplomaNumber = Number(round, index + 1), At = at });
        var prize = new SpecialPrize
        {
            Id = DemoId.Of("prize", round.Id, 1),
            RoundId = round.Id,
            TitleUk = "За відкриті дані",
            TitleEn = "For open data",
            DonorUk = "Демонстраційна спілка громад",
            DonorEn = "Demonstration union of communities",
            ReasonUk = "Громада щотижня публікує набір даних про роботу системи і відповідає на запити повторних користувачів.",
            ReasonEn = "The community publishes data on the system every week and answers those who reuse it.",
            ById = who.Organiser,
            At = at,
        };
        db.SpecialPrizes.Add(prize);
        var favourite = placed[^1];
        db.Awards.Add(new Award { Id = DemoId.Of("award", round.Id, "prize"), RoundId = round.Id, NominationId = favourite.Nomination, EntryId = favourite.Entry, SpecialPrizeId = prize.Id, DiplomaNumber = Number(round, placed.Count + 1), At = at });
        await Appeal(round, who, cancel);
        db.Timeline.Add(new TimelineEntry { Id = DemoId.Of("step", round.Id, 2), RoundId = round.Id, PersonId = who.Organiser, Action = "AwardsGiven", At = at, IsPublic = true });
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
    }

    private async Task Appeal(Round round, DemoPeople who, CancellationToken cancel)
    {
        var entry = await db.Entries.AsNoTracking().Where(e => e.RoundId == round.Id && e.State == EntryState.Eligible).OrderByDescending(e => e.Number).FirstAsync(cancel);
        var lodged = round.Calendar.Appeals.AddDays(2);
        var appeal = Results.Appeal.Lodge(round, entry.Id, "Просимо перевірити, чи правильно відкинуто найвищу й найнижчу оцінки нашої заявки.", entry.SubmitterId, lodged);
        appeal.Decide(upheld: false, "Перераховано з опублікованого файлу: найвищу й найнижчу оцінки кожного критерію відкинуто за оголошеним правилом, бал той самий.",
            "Recounted from the published file: the highest and lowest score of each criterion were set aside by the declared rule, and the score is the same.", null, who.Chair, lodged.AddDays(4));
        db.Appeals.Add(appeal);
    }

    private static string Number(Round round, int number) => string.Create(CultureInfo.InvariantCulture, $"{round.Year}-DEM0-{number:0000}");
}
