using System.Text;
using Hub.SharedKernel.Text;

namespace Hub.Cabinet.Passwords;

/// <summary>
/// The form in which passwords are kept and compared: the same letters typed on another keyboard must be the same
/// password (NIST SP 800-63B, 3.1.1.2: normalise Unicode before hashing).
/// </summary>
internal static class PasswordText
{
    public static string Of(string? typed) => (typed ?? "").Normal(NormalizationForm.FormKC);

    /// <summary>How long it is in signs a person would count.</summary>
    public static int Length(string password) => password.EnumerateRunes().Count();
}
