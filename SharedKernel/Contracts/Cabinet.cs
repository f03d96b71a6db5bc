using System.Security.Cryptography;
using System.Text;

namespace Hub.SharedKernel.Contracts;

/// <summary>
/// An account was erased for good, after its days of grace. Every module forgets what it holds about the person and nobody else needs;
/// what they made public stays as the work of a former member.
/// </summary>
/// <param name="PersonId">Whose account it was. <c>IPeople.Names</c> answers "former member" for it from now on.</param>
/// <param name="EmailMark">Mark of the e-mail address, by which a module finds it among typed contacts; see <see cref="Mark"/>.</param>
/// <param name="NameMark">Mark of the name.</param>
public sealed record PersonErased(Guid PersonId, string EmailMark, string NameMark) : IntegrationEvent
{
    /// <summary>
    /// A mark of an address or name: who has the text can tell whether it is the same, and nobody can read it back.
    /// Case and spaces do not matter; marks of two people never agree.
    /// </summary>
    /// <param name="personId">Whose it is.</param>
    /// <param name="text">The address or name; null and empty give an empty mark, which fits nothing.</param>
    public static string Mark(Guid personId, string? text)
    {
        var plain = string.Join(' ', (text ?? "").Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        return plain.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{personId:N} {plain}")));
    }

    /// <summary>Whether a typed contact is this person's.</summary>
    /// <param name="email">The address of the contact.</param>
    /// <param name="name">The name of the contact; counts only where there is no address.</param>
    public bool IsContact(string? email, string? name)
    {
        var (ofEmail, ofName) = (Mark(PersonId, email), Mark(PersonId, name));
        return ofEmail.Length > 0 ? ofEmail == EmailMark : ofName.Length > 0 && ofName == NameMark;
    }
}
