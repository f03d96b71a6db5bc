using MimeKit;

namespace Hub.Testing;

/// <summary>A mail the portal wrote.</summary>
/// <param name="To">Address of the reader.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">The text part.</param>
/// <param name="Message">The whole mail.</param>
public sealed record TestMail(string To, string Subject, string Text, MimeMessage Message)
{
    /// <summary>The first link of the text part.</summary>
    public Uri Link => new(Text.Split((char[])[' ', '\n', '\r', '<', '>'], StringSplitOptions.RemoveEmptyEntries)
        .First(word => word.StartsWith("http", StringComparison.Ordinal)));

    internal static IReadOnlyList<TestMail> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.eml", SearchOption.AllDirectories)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal).Select(Read)];

    private static TestMail Read(string file)
    {
        var message = MimeMessage.Load(file);
        return new(message.To.Mailboxes.Single().Address, message.Subject ?? "", message.TextBody ?? "", message);
    }
}
