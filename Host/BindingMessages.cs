using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;

namespace Hub;

/// <summary>What the binder says about values it cannot read, in the reader's language.</summary>
internal static class BindingMessages
{
    private static readonly ModuleTexts texts = new([]);

    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(field => Say("Required", field));
        messages.SetMissingBindRequiredValueAccessor(field => Say("Required", field));
        messages.SetMissingKeyOrValueAccessor(() => Say("Required", "?"));
        messages.SetValueMustBeANumberAccessor(field => Say("NotANumber", field));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Say("NotANumber", "?"));
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => Say("ValueInvalid", field));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Say("ValueInvalid", value));
        messages.SetUnknownValueIsInvalidAccessor(field => Say("ValueInvalid", field));
        messages.SetValueIsInvalidAccessor(value => Say("ValueInvalid", value));
    }

    private static string Say(string key, string detail) => texts.In(Language.Current, null, key, detail);
}

/// <summary>Looks a sentence up in the module's texts first and in the kernel's second.</summary>
internal sealed class FirstOf(IEnumerable<IStringLocalizer> modules, IStringLocalizer kernel) : IStringLocalizer
{
    private readonly IStringLocalizer[] all = [.. modules, kernel];

    public LocalizedString this[string name] => all.Select(t => t[name]).FirstOrDefault(t => !t.ResourceNotFound) ?? new(name, name, true);

    public LocalizedString this[string name, params object[] arguments] =>
        all.Select(t => t[name, arguments]).FirstOrDefault(t => !t.ResourceNotFound) ?? new(name, name, true);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => all.SelectMany(t => t.GetAllStrings(includeParentCultures));
}
