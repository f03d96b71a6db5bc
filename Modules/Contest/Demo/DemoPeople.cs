using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;

namespace Hub.Contest.Demo;

/// <summary>Who organises, checks, chairs and judges the demonstration rounds; fixed ids stand in when nobody answers for people.</summary>
internal sealed class DemoPeople(IReadOnlyDictionary<string, Guid> people)
{
    private static readonly string[] officials = ["vinnytsia", "voznesensk", "slavutych", "frankivsk"];
    private static readonly string[] all = [.. officials, "organiser", "clerk", "chair", .. Enumerable.Range(1, DemoJurors.Count).Select(n => FormattableString.Invariant($"juror{n}"))];

    public Guid Organiser => people["organiser"];
    public Guid Clerk => people["clerk"];
    public Guid Chair => people["chair"];

    public Guid Juror(int number) => people[FormattableString.Invariant($"juror{number}")];

    public Guid Submitter(int entry) => people[officials[entry % officials.Length]];

    public static async Task<DemoPeople> Find(IPeople people, CancellationToken cancel)
    {
        var found = new Dictionary<string, Guid>();
        foreach (var name in all)
            found[name] = (await people.ByEmail(name + "@example.org", cancel))?.Id ?? DemoId.Of("person", name);
        return new(found);
    }
}
