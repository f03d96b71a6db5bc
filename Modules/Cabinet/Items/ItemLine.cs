using Hub.SharedKernel.Languages;

namespace Hub.Cabinet.Items;

/// <summary>An item in a list.</summary>
internal sealed record ItemLine(string Title, string State, string Link, DateTimeOffset ChangedAt);

/// <summary>Items of one kind in one module.</summary>
internal sealed record ItemGroup(string Module, string Kind, IReadOnlyList<ItemLine> Items)
{
    public static IReadOnlyList<ItemGroup> From(IEnumerable<MyItem> items, LoadedModules modules, ModuleTexts texts, string untitled) =>
        [.. items.GroupBy(i => (i.Module, i.Kind)).Select(g => new ItemGroup(
            modules.TitleOf(g.Key.Module, Language.Current),
            texts.In(Language.Current, g.Key.Module, "Kind." + g.Key.Kind),
            [.. g.Select(i => new ItemLine(
                string.IsNullOrWhiteSpace(i.Title(Language.Current)) ? untitled : i.Title(Language.Current),
                texts.In(Language.Current, i.Module, i.StateKey!),
                Language.Path(i.Link, Language.Current), i.ChangedAt))]))];
}
