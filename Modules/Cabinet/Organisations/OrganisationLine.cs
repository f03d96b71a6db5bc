using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations;

/// <summary>An organisation in a list, in the reader's language.</summary>
internal sealed record OrganisationLine(Guid Id, string Name, string Lang, string Path, string? Code, string Kind, string? Region)
{
    public string Facts => string.Join(" · ", new[] { Code, Kind, Region }.Where(s => !string.IsNullOrEmpty(s)));
}

/// <summary>Makes such lines.</summary>
internal sealed class OrganisationLines(IStringLocalizer<Texts> texts)
{
    public OrganisationLine Of(Organisation o)
    {
        var name = new SharedKernel.Text.Bilingual(o.NameUk, o.NameEn).In(Language.Of(Language.Current));
        return new(o.Id, name.Text, name.Lang, o.Path, o.Code, texts[$"OrganisationKind.{o.Kind}"], Regions.ByKatottg(o.Region)?.Name(Language.Of(Language.Current)));
    }
}
