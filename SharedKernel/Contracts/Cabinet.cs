using System.Security.Cryptography;
using System.Text;
using Hub.SharedKernel.Text;

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
        var plain = string.Join(' ', (text ?? "").Normal().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
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

/// <summary>An organisation of the registry was added or what is known of it changed.</summary>
/// <param name="OrganisationId">Stable id of the organisation.</param>
/// <param name="Version">Grows with every change; a hearer ignores a smaller one than it has.</param>
/// <param name="Code">ЄДРПОУ code, 8 digits; null when unknown.</param>
/// <param name="NameUk">Name in Ukrainian.</param>
/// <param name="NameEn">Name in English, if there is one.</param>
/// <param name="Kind"><c>StateAgency</c>, <c>LocalGovernment</c>, <c>CivilSociety</c>, <c>Academia</c>, <c>Technology</c> or <c>Other</c>.</param>
/// <param name="Territory">КАТОТТГ code of the community, or of the region when no community is named; null for national bodies.</param>
/// <param name="ParentId">Id of the organisation it belongs to, if any.</param>
/// <param name="Path">URL path of its page without language prefix.</param>
/// <param name="FormerCodes">Codes it had before or took over from organisations merged into it.</param>
public sealed record OrganisationChanged(
    Guid OrganisationId, int Version, string? Code, string NameUk, string? NameEn, string Kind, string? Territory, Guid? ParentId,
    string Path, IReadOnlyList<string> FormerCodes) : IntegrationEvent;

/// <summary>Two entries of the registry were one organisation: the first is gone, the second stays.</summary>
/// <param name="OrganisationId">The one that is gone.</param>
/// <param name="Code">Its ЄДРПОУ code, if known.</param>
/// <param name="IntoId">The one that stays.</param>
/// <param name="IntoCode">Code of the one that stays, if known.</param>
/// <param name="IntoNameUk">Its name in Ukrainian.</param>
/// <param name="IntoNameEn">Its name in English, if there is one.</param>
public sealed record OrganisationMerged(
    Guid OrganisationId, string? Code, Guid IntoId, string? IntoCode, string IntoNameUk, string? IntoNameEn) : IntegrationEvent;
