using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;

namespace Hub.Cabinet.Mail;

/// <summary>The kinds of notices all loaded modules declare, and which notice is of which kind.</summary>
internal sealed class NoticeKinds(IEnumerable<HubModule> modules, ModuleTexts texts)
{
    public const int KeyLength = 120;

    /// <summary>What no module claims.</summary>
    public const string Other = "other";

    private readonly IReadOnlyList<OwnedKind> all = [.. modules.OrderBy(m => m.Name, StringComparer.Ordinal)
        .SelectMany(m => m.NoticeKinds.Select(k => new OwnedKind(m.Name, $"{m.Name}.{k.Key}", k)))];

    public IReadOnlyList<OwnedKind> All => all;

    /// <summary>All keys a person can choose a pace for.</summary>
    public IEnumerable<string> Keys => all.Select(k => k.Key).Append(Other);

    /// <summary>Key of the kind a notice belongs to.</summary>
    public string Of(string module, string textKey) => all
        .Where(k => k.Module == module)
        .SelectMany(k => k.Kind.Families.Select(family => (k.Key, Family: family)))
        .Where(f => textKey.StartsWith(f.Family, StringComparison.Ordinal))
        .OrderByDescending(f => f.Family.Length).Select(f => f.Key).FirstOrDefault() ?? Other;

    /// <summary>Whether the pace of a kind is chosen beside the things it is about; see <see cref="NoticeKind.HasOwnPace"/>.</summary>
    public bool HasOwnPace(string key) => all.Any(k => k.Key == key && k.Kind.HasOwnPace);

    /// <summary>Whether what is told was gathered and waits for the person's hour; see <see cref="NoticeKind.IsGathered"/>.</summary>
    public bool IsGathered(string key) => all.Any(k => k.Key == key && k.Kind.IsGathered);

    /// <summary>How notices of a kind are mailed to a person.</summary>
    public MailPace PaceOf(Person person, string key) =>
        person.Mail.ByKind.TryGetValue(key, out var pace) ? pace
        : person.MailPace != MailPace.Never && HasOwnPace(key) ? IsGathered(key) ? MailPace.Daily : MailPace.AtOnce
        : person.MailPace;

    /// <summary>When a notice of a kind told now is mailed to a person; null for never.</summary>
    public DateTimeOffset? MailDue(Person person, string key, DateTimeOffset now) =>
        person.EmailConfirmed ? MailSchedule.Due(now, PaceOf(person, key), person.Mail.Clock) : null;

    /// <summary>The same for a notice as of a moment before now: what was gathered by then and is told late is mailed at once rather than a day later.</summary>
    public DateTimeOffset? MailDue(Person person, string key, DateTimeOffset raisedAt, DateTimeOffset now) =>
        MailDue(person, key, IsGathered(key) && raisedAt < now ? raisedAt : now) is not { } due ? null
        : due < now ? MailSchedule.AfterQuiet(now, person.Mail.Clock) : due;

    public string NameOf(string key, string language) => all.FirstOrDefault(k => k.Key == key) is { } known
        ? texts.In(language, known.Module, known.Kind.TextKey)
        : texts.In(language, CabinetModule.Key, "NoticeKind.Other");
}

/// <summary>A kind of notice and the module that declares it.</summary>
internal sealed record OwnedKind(string Module, string Key, NoticeKind Kind);
