using System.ComponentModel.DataAnnotations;
using Hub.Discovery.Updates;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Saved;

/// <summary>A page with the form of a saved search: its name and how often it is mailed.</summary>
internal abstract class SavedForm(IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public IReadOnlyList<Choice> Paces =>
        [.. Enum.GetValues<UpdatePace>().Select(p => new Choice(p.ToString(), texts["Pace." + p]) { Hint = texts["Pace." + p + ".Hint"] })];

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        public string? Name { get; set; }

        [EnumDataType(typeof(UpdatePace), ErrorMessage = "NotInList"), Display(Name = "Field.Pace")]
        public UpdatePace Pace { get; set; } = UpdatePace.Weekly;

        /// <summary>Version of the saved search when the form was filled.</summary>
        public int Seen { get; set; }
    }
}
