using System.Text.RegularExpressions;
using Hub.SharedKernel.Web;

namespace Hub.Rules.Tests;

/// <summary>What no source file may hold.</summary>
public sealed partial class SourceRules
{
    private static readonly HashSet<string> Binary = [".png", ".jpg", ".ico", ".pdf", ".zip", ".ttf", ".woff2", ".gz"];

    [Test]
    public void No_file_names_a_folder_of_somebodys_machine()
    {
        Assert.That(Lines(Machine()), Is.Empty);
    }

    [Test]
    public void No_file_names_a_package_registry()
    {
        Assert.That(Lines(Registry()), Is.Empty, "where packages come from is the builder's business");
    }

    [Test]
    public void The_lock_of_page_assets_records_no_download_addresses()
    {
        Assert.That(File.ReadAllText(Repository.At("package-lock.json")), Does.Not.Contain("\"resolved\""));
    }

    [Test]
    public void No_page_has_inline_style_or_script()
    {
        var pages = from file in Repository.Files(Repository.Root, "*.cshtml")
                    from line in File.ReadLines(file).Select((text, at) => (text, at))
                    where Inline().IsMatch(line.text)
                    select $"{Path.GetRelativePath(Repository.Root, file)}:{line.at + 1}: {line.text.Trim()}";

        Assert.That(pages, Is.Empty, "the content security policy lets none run");
    }

    [Test]
    public void No_page_lifts_the_encoding_of_what_people_typed()
    {
        // What the kernel made of Markdown is clean, and linked data is JSON; nothing else may pass unencoded.
        var raw = from file in Repository.Files(Repository.Root, "*.cshtml")
                  from line in File.ReadLines(file)
                  where line.Contains("Html.Raw(", StringComparison.Ordinal) && !line.Contains("application/ld+json", StringComparison.Ordinal)
                      && !line.Contains("Html.Raw(Markdown.ToHtml(", StringComparison.Ordinal)
                  select Path.GetRelativePath(Repository.Root, file);

        Assert.That(raw, Is.Empty);
    }

    [Test]
    public void No_password_is_kept_when_a_form_comes_after_the_session_ended()
    {
        var fields = from file in Repository.Files(Repository.Root, "*.cshtml")
                     from line in File.ReadLines(file)
                     where line.Contains("type=\"password\"", StringComparison.Ordinal)
                     select Name().Match(line).Groups[1].Value;

        Assert.That(fields, Is.Not.Empty.And.All.Matches<string>(KeptForm.IsSecret));
    }

    [Test]
    public void The_wall_clock_is_asked_for_nowhere()
    {
        var clocks = from file in new[] { "Host", "SharedKernel", "Modules" }.SelectMany(folder => Repository.Files(Repository.At(folder), "*.cs"))
                     from line in File.ReadLines(file).Select((text, at) => (text, at))
                     where Clock().IsMatch(line.text)
                     select $"{Path.GetRelativePath(Repository.Root, file)}:{line.at + 1}";

        Assert.That(clocks, Is.Empty, "TimeProvider is");
    }

    [Test]
    public void Texts_are_normalised_without_exceptions()
    {
        var own = from file in new[] { "Host", "SharedKernel", "Modules" }.SelectMany(folder => Repository.Files(Repository.At(folder), "*.cs"))
                  where Path.GetFileName(file) != "NormalForm.cs"
                  from line in File.ReadLines(file)
                  where line.Contains(".Normalize(", StringComparison.Ordinal)
                  select Path.GetRelativePath(Repository.Root, file);

        Assert.That(own, Is.Empty, "a code point that is no character makes the framework throw; NormalForm.Normal replaces it");
    }

    [Test]
    public void No_work_is_left_for_later()
    {
        Assert.That(Lines(Later()), Is.Empty);
    }

    private static IEnumerable<string> Lines(Regex wrong) =>
        from file in Repository.Files(Repository.Root)
        where !Binary.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != ".git" && Path.GetFileName(file) != $"{nameof(SourceRules)}.cs"
        from line in File.ReadLines(file).Select((text, at) => (text, at))
        where wrong.IsMatch(line.text)
        select $"{Path.GetRelativePath(Repository.Root, file)}:{line.at + 1}: {line.text.Trim()}";

    [GeneratedRegex(@"(?<![\w.~])(/work/|/root/|/home/[a-z]|/tmp/wt|/Users/[a-z])|[A-Z]:\\Users\\")]
    private static partial Regex Machine();

    [GeneratedRegex(@"https?://[\w.:-]*(registry\.|npmjs|nuget\.org|artifactory|nexus|/npm/|pkgs\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex(@"\sstyle=""|\son[a-z]+=""|<style[\s>]|<script(?![^>]*\ssrc=)(?![^>]*type=""application/ld\+json"")", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\b(?:for|name)=""([^""]+)""")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Later();
}
