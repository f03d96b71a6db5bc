using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Hub.SharedKernel.Mail;

/// <summary>Puts mail into a folder as .eml files when no server is named, so that nothing is lost and everything can be looked at.</summary>
internal sealed class FolderMailSender(MailComposer composer, IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    public async Task Send(MailMessage mail, CancellationToken cancel)
    {
        var message = composer.Compose(mail);
        var folder = options.Value.Folder;
        var format = FormatOptions.Default.Clone();
        format.International = true;
        message.Prepare(EncodingConstraint.EightBit);
        Directory.CreateDirectory(folder);

        var path = Path.Combine(folder, Name(mail.MessageId));
        var part = path + "." + Guid.CreateVersion7().ToString("N");
        await message.WriteToAsync(format, part, cancel);
        File.Move(part, path, overwrite: true);
    }

    private string Name(string messageId)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..12];
        return time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture) + "-" + id + ".eml";
    }
}
