using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Hub.Cabinet.Outside;

/// <summary>What id.gov.ua said cannot be opened with the certificate the portal has.</summary>
internal sealed class UnreadableAnswerException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// Opens an answer of id.gov.ua that is encrypted to the portal's certificate: an enveloped message (CMS, RFC 5652) around JSON.
/// The platform opens what is encrypted to RSA and to usual elliptic curves; the national algorithms (ДСТУ 4145) need a certified library.
/// </summary>
internal sealed class EncryptedAnswer(X509Certificate2? own)
{
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>The certificate with its key, from the file the settings name; null when they name none.</summary>
    public static X509Certificate2? Certificate(IdGovUaOptions options) => options.CertificateFile.Length == 0 ? null
        : X509CertificateLoader.LoadPkcs12FromFile(options.CertificateFile, options.CertificatePassword);

    public JsonDocument Open(string encrypted)
    {
        if (own is null)
            throw new UnreadableAnswerException("id.gov.ua answers encrypted, and no certificate is set (CertificateFile).");
        if (encrypted.Length > LargestAnswer)
            throw new UnreadableAnswerException($"The encrypted answer of {encrypted.Length} characters is too long.");
        try
        {
            var envelope = new EnvelopedCms();
            envelope.Decode(Convert.FromBase64String(encrypted));
            envelope.Decrypt([own]);
            return JsonDocument.Parse(Signed(envelope.ContentInfo.Content));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or JsonException or PlatformNotSupportedException)
        {
            throw new UnreadableAnswerException($"The encrypted answer cannot be opened with the certificate {own.Thumbprint}: {failure.Message}", failure);
        }
    }

    // The service may sign what it encrypts; the sender is known by the connection, the signature is not asked.
    private static byte[] Signed(byte[] content)
    {
        if (content is [(byte)'{', ..])
            return content;
        var signed = new SignedCms();
        signed.Decode(content);
        return signed.ContentInfo.Content;
    }
}
