using System.Text.Json;
using Hub.Discovery;
using Hub.Discovery.Projection;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Territories;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Benchmarks;

/// <summary>Items as long as real ones, put together from the sentences of the demonstration practices in both languages; the same at every run.</summary>
internal static class SampleItems
{
    private const int Seed = 2013;
    private const int Batch = 1000;

    private static readonly string[] topics = ["education", "health", "transport", "housing", "open-data", "participation", "documents", "finance", "administrative-services", "safety"];
    private static readonly string[] kinds = ["practice", "document", "course", "event", "discussion"];

    public static async Task Fill(DiscoveryDb db, int size)
    {
        var (uk, en) = Sentences();
        var random = new Random(Seed);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var number = 1; number <= size; number++)
        {
            var item = Item.New("Practices", kinds[random.Next(kinds.Length)], Guid.CreateVersion7());
            item.Take(Fact(random, number, uk, en));
            item.Number(number, DateTimeOffset.UnixEpoch);
            db.Items.Add(item);
            if (number % Batch == 0 || number == size)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }
        await db.States.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastChange, (long)size));
    }

    private static ItemPublished Fact(Random random, int number, string[] uk, string[] en)
    {
        string Text(string[] from, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]));
        var isBilingual = random.Next(3) == 0;
        var title = string.Join(' ', Text(uk, 1).Split(' ').Take(8));
        var published = new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(random.Next(14 * 365 * 24));
        return new("Practices", "practice", Guid.Empty, 1, $"/practices/{number}", title, isBilingual ? string.Join(' ', Text(en, 1).Split(' ').Take(8)) : null,
            Text(uk, 2), isBilingual ? Text(en, 2) : null, Text(uk, 25), isBilingual ? Text(en, 25) : null, [topics[random.Next(topics.Length)], topics[random.Next(topics.Length)]],
            $"Рада {random.Next(1500)}", null, Regions.All[random.Next(Regions.All.Count)].Katottg, published, published);
    }

    private static (string[] Uk, string[] En) Sentences()
    {
        var (uk, en) = (new List<string>(), new List<string>());
        foreach (var file in Repository.Files(Repository.At("Modules/Practices/Demo"), "*.json"))
            Read(JsonDocument.Parse(File.ReadAllText(file)).RootElement, uk, en);
        return ([.. uk], [.. en]);
    }

    private static void Read(JsonElement element, List<string> uk, List<string> en)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var one in element.EnumerateArray())
                Read(one, uk, en);
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.String && property.Name is "uk" or "en")
                (property.Name == "uk" ? uk : en).AddRange((property.Value.GetString() ?? "").Split(". ", StringSplitOptions.RemoveEmptyEntries).Where(s => s.Length > 30));
            else
                Read(property.Value, uk, en);
    }
}
