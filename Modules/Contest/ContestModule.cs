using Hub.Contest.Counting.Exchange;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;

namespace Hub.Contest;

/// <summary>Annual national competition of best practices: rounds, entries, jury, and a result anyone can recompute.</summary>
public sealed class ContestModule : HubModule
{
    internal const string Manage = "contest.manage";
    internal const string Check = "contest.check";
    internal const string Chair = "contest.chair";
    internal const string Appoint = "contest.appoint";

    /// <inheritdoc />
    public override IEnumerable<Permission> Permissions =>
    [
        new(Manage, "Permission.Manage"), new(Check, "Permission.Check"), new(Chair, "Permission.Chair"), new(Appoint, "Permission.Appoint"),
    ];

    /// <inheritdoc />
    public override IEnumerable<Role> Roles =>
    [
        new("contest.organiser", "Role.Organiser", [Manage]),
        new("contest.clerk", "Role.Clerk", [Check]),
        new("contest.chair", "Role.Chair", [Chair]),
        new("contest.administrator", "Role.Administrator", [Manage, Check, Chair, Appoint]),
    ];

    /// <inheritdoc />
    public override IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub) => [new("contest", new VerifyCommand(new ModuleTexts([this])).Build())];
}
