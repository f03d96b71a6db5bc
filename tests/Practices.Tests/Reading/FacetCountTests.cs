using FsCheck;
using Hub.Practices.Reading;
using Hub.SharedKernel.Territories;

namespace Hub.Practices.Tests.Reading;

internal sealed class FacetCountTests
{
    private static readonly DateTimeOffset day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 200)]
    public void Counts_are_what_a_reader_gets_by_choosing_the_value(NonEmptyArray<int> seeds, int choice)
    {
        var rows = seeds.Get.Select(Random).ToList();
        var filter = new PracticeFilter { Values = Choice(choice) };

        var found = new IndexSnapshot(Samples.Columns(rows), day).Find(filter, 0, int.MaxValue);

        Assert.Multiple(() =>
        {
            Assert.That(found.Total, Is.EqualTo(rows.Count(r => Matches(r, filter, null))));
            Assert.That(found.Practices.Select(p => p.Id), Is.EquivalentTo(rows.Where(r => Matches(r, filter, null)).Select(r => r.Id)));
            foreach (var facet in FacetValues.All)
                foreach (var count in found.Facets[facet])
                    Assert.That(count.Count, Is.EqualTo(rows.Count(r => Matches(r, filter, facet) && Values(r, facet).Contains(count.Value))), $"{facet} {count.Value}");
        });
    }

    [Property(MaxTest = 100)]
    public void A_changed_index_is_the_same_as_one_made_anew(NonEmptyArray<int> seeds, NonEmptyArray<int> changes)
    {
        var rows = seeds.Get.Select(Random).ToList();
        var before = new IndexSnapshot(Samples.Columns(rows), day);
        var columns = before.Columns.Copy();
        var touched = new HashSet<int>();
        foreach (var change in changes.Get)
        {
            var at = Math.Abs(change % (rows.Count + 1));
            var changed = Random(change) with { IsReadable = change % 3 != 0, Id = at < rows.Count ? rows[at].Id : Guid.CreateVersion7() };
            if (at < rows.Count)
                rows[at] = changed;
            else
                rows.Add(changed);
            touched.Add(columns.Put(changed));
        }

        var after = before.With(columns, null, touched);
        var anew = new IndexSnapshot(Samples.Columns(rows), day);

        Assert.Multiple(() =>
        {
            Assert.That(after.Count, Is.EqualTo(anew.Count));
            foreach (var order in Enum.GetValues<ListOrder>())
                Assert.That(after.Find(new() { Order = order }, 0, int.MaxValue).Practices, Is.EqualTo(anew.Find(new() { Order = order }, 0, int.MaxValue).Practices));
        });
    }

    [Property(MaxTest = 200)]
    public void The_organisations_offered_are_those_with_most_practices_by_alphabet_among_equals(NonEmptyArray<int> seeds, int most)
    {
        most = Math.Abs(most % 10) + 1;
        var rows = seeds.Get.Select(seed => Random(seed) with { OrganisationUk = "Рада " + (char)('а' + Math.Abs(seed % 30)), OrganisationCode = null }).ToList();
        var names = Samples.Columns(rows).Organisations;
        var counts = Enumerable.Range(0, names.Count).Select(n => rows.Count(r => r.OrganisationKey == names[n].Key) % 3).ToArray();
        var chosen = names[seeds.Get.Length % names.Count].Key;

        var expected = Enumerable.Range(0, names.Count).Where(n => counts[n] > 0).OrderByDescending(n => counts[n])
            .ThenBy(n => names[n].Uk, SharedKernel.Text.UkrainianOrder.Comparer).Take(most).Union([names.Number(chosen)]);
        Assert.That(names.Most(counts, [chosen, "unknown"], most), Is.EquivalentTo(expected));
    }

    private static IndexedPractice Random(int seed)
    {
        var random = new Random(seed);
        var group = random.Next(1, 5);
        var kinds = Classification.Kinds[group];
        var answers = random.Next(0, 5);
        return Samples.Row(group, kinds[random.Next(kinds.Count)], random.Next(4) == 0 ? null : Regions.All[random.Next(3)].Katottg,
            Classification.Levels[random.Next(3)], random.Next(3) == 0 ? 0 : 2010 + random.Next(3), "Рада " + random.Next(3), "ABCD"[random.Next(4)].ToString(),
            random.Next(2) == 0, random.Next(4) == 0, $" {Classification.Topics[random.Next(3)]} {Classification.Topics[3 + random.Next(3)]} ",
            random.Next(answers + 1), answers, random.Next(3), day.AddDays(-random.Next(5)));
    }

    private static Dictionary<Facet, IReadOnlyList<string>> Choice(int seed)
    {
        var random = new Random(seed);
        var chosen = new Dictionary<Facet, IReadOnlyList<string>>();
        foreach (var facet in FacetValues.All.Where(_ => random.Next(4) == 0))
            chosen[facet] = facet switch
            {
                Facet.Organisation => ["rada-" + random.Next(4)],
                Facet.Region => [Regions.All[random.Next(3)].Iso, Regions.All[random.Next(3)].Iso],
                Facet.Year => [(2010 + random.Next(3)).ToString(System.Globalization.CultureInfo.InvariantCulture)],
                _ => [FacetValues.Of(facet)[random.Next(Math.Min(3, FacetValues.Of(facet).Count))]],
            };
        return chosen;
    }

    private static bool Matches(IndexedPractice row, PracticeFilter filter, Facet? except) =>
        filter.Values.All(f => f.Key == except || f.Value.Any(v => Values(row, f.Key).Contains(v)));

    private static string[] Values(IndexedPractice row, Facet facet) => facet switch
    {
        Facet.Group => [row.Group.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        Facet.Kind => [row.Kind],
        Facet.Region => row.Region is null ? [] : [Regions.ByKatottg(row.Region)!.Iso],
        Facet.Level => [row.Level],
        Facet.Year => row.Year == 0 ? [] : [row.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        Facet.Organisation => [row.OrganisationKey],
        Facet.Grade => [row.Grade],
        Facet.Awarded => [row.IsAwarded ? "yes" : "no"],
        Facet.Status => [row.IsOutdated ? "outdated" : "current"],
        _ => row.Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    };
}
