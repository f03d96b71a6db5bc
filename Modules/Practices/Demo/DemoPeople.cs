using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;

namespace Hub.Practices.Demo;

/// <summary>Who owns and reviews the demonstration practices; fixed ids stand in when nobody answers for people.</summary>
internal sealed class DemoPeople(IReadOnlyDictionary<string, Guid> people)
{
    private static readonly string[] officials = ["vinnytsia", "voznesensk", "slavutych", "frankivsk"];
    private static readonly string[] all = [.. officials, "editor", "editor2", "expert", "english", "citizen1", "citizen2", "citizen3"];

    private static readonly Dictionary<string, string> owners = new()
    {
        ["ivano-frankivsk-council"] = "frankivsk",
        ["vinnytsia-council"] = "vinnytsia",
        ["voznesensk-council"] = "voznesensk",
        ["slavutych-council"] = "slavutych",
    };

    public Guid Editor => people["editor"];
    public Guid Editor2 => people["editor2"];
    public Guid Expert => people["expert"];

    public Guid OwnerOf(DemoPractice demo) =>
        people[owners.TryGetValue(demo.Organisation.Key, out var owner) ? owner : officials[demo.Number % officials.Length]];

    public static async Task<DemoPeople> Find(IPeople people, CancellationToken cancel)
    {
        var found = new Dictionary<string, Guid>();
        foreach (var name in all)
            found[name] = (await people.ByEmail(name + "@example.org", cancel))?.Id ?? DemoId.Of("person", name);
        return new(found);
    }
}
