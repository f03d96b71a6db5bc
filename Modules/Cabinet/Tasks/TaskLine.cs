using Hub.SharedKernel.Languages;

namespace Hub.Cabinet.Tasks;

/// <summary>A task in a list.</summary>
internal sealed record TaskLine(string Text, string Link, string Module, DateTimeOffset? DueAt, bool Overdue)
{
    public static IReadOnlyList<TaskLine> From(IEnumerable<WaitingTask> tasks, LoadedModules modules, DateTimeOffset now) =>
        [.. tasks.Select(t => new TaskLine(t.Text(Language.Current), Language.Path(t.Link, Language.Current),
            modules.TitleOf(t.Module, Language.Current), t.DueAt, t.DueAt < now))];
}
