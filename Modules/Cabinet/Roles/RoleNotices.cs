using Hub.Cabinet.Notices;
using Hub.Cabinet.People;
using Hub.SharedKernel.Languages;

namespace Hub.Cabinet.Roles;

/// <summary>Tells a person that a role was given or taken, with the role's name from the texts of its own module.</summary>
internal sealed class RoleNotices(NoticeBoard board, RoleCatalog roles, ModuleTexts texts, TimeProvider time)
{
    public void Tell(Person person, string textKey, string roleKey) => Tell(person, textKey, roleKey, _ => []);

    /// <param name="more">Further values of the sentence, in a language.</param>
    public void Tell(Person person, string textKey, string roleKey, Func<string, IReadOnlyList<object>> more)
    {
        string In(string language) => texts.In(language, CabinetModule.Key, textKey, [roles.NameOf(roleKey, language), .. more(language)]);
        board.Tell(person, new(CabinetModule.Key, textKey, In("uk"), In("en"), "/cabinet/roles"), Guid.CreateVersion7(), time.GetUtcNow());
    }
}
