using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hub.SharedKernel.Web;

/// <summary>
/// A form does its work once, however often it arrives: pressed twice, sent again after a lost answer, or fifty times at once. Every form a signed-in
/// person is shown carries a key of its own; the same key with the same content is the same form. With other content it is a new one: somebody
/// went back and wrote something else.
/// </summary>
internal interface IFormsOnce
{
    /// <summary>Claims a form; waits some seconds for whoever claimed it before.</summary>
    /// <param name="print">Fingerprint of the form.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<FormOnce> Begin(string print, CancellationToken cancel);

    /// <summary>It was done.</summary>
    /// <param name="print">Fingerprint of the form.</param>
    /// <param name="location">Where its answer led.</param>
    Task Done(string print, string location);

    /// <summary>It was refused, or its answer cannot be given twice: the next one is the first again.</summary>
    /// <param name="print">Fingerprint of the form.</param>
    Task Forget(string print);
}

/// <summary>What is known of a form.</summary>
/// <param name="IsFirst">Whether it is to be done now.</param>
/// <param name="Location">Where the answer of the one before led; null when that one is not done.</param>
internal sealed record FormOnce(bool IsFirst, string? Location)
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "__Once";

    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>Fingerprint of a form; null for one that carries no key, or that a script sends again and again to keep a draft.</summary>
    public static async Task<string?> Print(HttpRequest request, Guid? person, CancellationToken cancel)
    {
        if (!HttpMethods.IsPost(request.Method) || person is null || !request.HasFormContentType || request.IsOfScript())
            return null;
        var form = await request.ReadFormAsync(cancel);
        if (form[Field].ToString() is not { Length: 32 } key)
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        Add(key);
        Add(person.Value.ToString("N"));
        Add(request.Path + request.QueryString);
        foreach (var (name, values) in form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
            foreach (var value in values)
            {
                Add(name);
                Add(value ?? "");
            }
        foreach (var file in form.Files)
        {
            Add(file.Name);
            Add(file.FileName);
            await using var content = file.OpenReadStream();
            Add(Convert.ToHexString(await SHA256.HashDataAsync(content, cancel)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
