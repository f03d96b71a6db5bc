using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Hub.SharedKernel.Web;

/// <summary>What somebody typed and sent after their session had ended.</summary>
/// <param name="Path">Where it was sent, without the language's prefix.</param>
/// <param name="Handler">Which of the page's handlers was meant; null for the usual one.</param>
/// <param name="Fields">Names and values in their order, without secrets and files.</param>
/// <param name="HadFiles">Whether files came with it; they are not kept.</param>
public sealed record KeptForm(string Path, string? Handler, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    /// <summary>Most letters of names and values together that are kept.</summary>
    public const int MostLetters = 1_000_000;

    private static readonly string[] secret = ["Password", "Current", "Credential"];

    /// <summary>Whether a field holds what nobody may keep: passwords, passkeys, and the form's own marks.</summary>
    /// <param name="field">Name as posted, e.g. <c>Input.Password</c>.</param>
    public static bool IsSecret(string field) =>
        field.StartsWith("__", StringComparison.Ordinal) || secret.Contains(field[(field.LastIndexOf('.') + 1)..], StringComparer.OrdinalIgnoreCase);
}

/// <summary>Keeps for a day what came after a session's end, for its writer alone. Answered by the module that keeps accounts.</summary>
public interface IKeptForms
{
    /// <summary>Keeps a form.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Under which key it is found again; null when the person is not known.</returns>
    Task<Guid?> Keep(Guid owner, KeptForm form, CancellationToken cancel);

    /// <summary>Finds a form; null when there is none, it is older than a day, or it is somebody else's.</summary>
    /// <param name="key">What <see cref="Keep"/> answered.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<KeptForm?> Find(Guid key, Guid owner, CancellationToken cancel);
}

/// <summary>
/// Says within every form whose it is, where nobody can read or change it: after the session's end nothing else tells.
/// </summary>
/// <param name="protection">Protects the mark.</param>
public sealed class FormOwner(IDataProtectionProvider protection)
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "__FormOwner";

    private readonly IDataProtector protector = protection.CreateProtector("Hub.FormOwner");

    /// <summary>The field's value.</summary>
    /// <param name="person">Id of the person the form is shown to.</param>
    public string Mark(Guid person) => protector.Protect(person.ToString("N"));

    /// <summary>Whose form it is; null when nobody's or when somebody meddled with the mark.</summary>
    /// <param name="form">What was sent.</param>
    public Guid? Of(IFormCollection form)
    {
        if (form[Field].ToString() is not { Length: > 0 } mark)
            return null;
        try
        {
            return Guid.TryParse(protector.Unprotect(mark), out var person) ? person : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>On a request that shows a kept form: it is shown, whatever it asks is not done.</summary>
/// <param name="HadFiles">Whether files must be chosen again.</param>
internal sealed record FormShownAgain(bool HadFiles);
