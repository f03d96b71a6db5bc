using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Hub;

/// <summary>Puts the rule filter on every page, those of modules too: conventions by folder leave areas out.</summary>
internal sealed class RulesOnEveryPage : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        // The rule filter checks the token itself, after the form was read, so that an expired one loses nothing typed.
        model.Filters.Add(new IgnoreAntiforgeryTokenAttribute());
        model.Filters.Add(new TypeFilterAttribute(typeof(RuleFilter)));
    }
}
