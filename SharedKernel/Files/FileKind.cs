namespace Hub.SharedKernel.Files;

/// <summary>What a file is, judged by its content and never by its name.</summary>
/// <param name="Name">How people call it in both languages: <c>PDF</c>, <c>DOCX</c>.</param>
/// <param name="ContentType">Media type it is sent with.</param>
/// <param name="Extensions">Name endings that fit it, the usual one first.</param>
public sealed record FileKind(string Name, string ContentType, params IReadOnlyList<string> Extensions)
{
    /// <summary>Portable document.</summary>
    public static readonly FileKind Pdf = new("PDF", "application/pdf", ".pdf");

    /// <summary>Word document without macros.</summary>
    public static readonly FileKind Docx = new("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");

    /// <summary>Excel workbook without macros.</summary>
    public static readonly FileKind Xlsx = new("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    /// <summary>PowerPoint presentation without macros.</summary>
    public static readonly FileKind Pptx = new("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx");

    /// <summary>OpenDocument text.</summary>
    public static readonly FileKind Odt = new("ODT", "application/vnd.oasis.opendocument.text", ".odt");

    /// <summary>OpenDocument spreadsheet.</summary>
    public static readonly FileKind Ods = new("ODS", "application/vnd.oasis.opendocument.spreadsheet", ".ods");

    /// <summary>OpenDocument presentation.</summary>
    public static readonly FileKind Odp = new("ODP", "application/vnd.oasis.opendocument.presentation", ".odp");

    /// <summary>Picture without loss.</summary>
    public static readonly FileKind Png = new("PNG", "image/png", ".png");

    /// <summary>Photograph.</summary>
    public static readonly FileKind Jpeg = new("JPEG", "image/jpeg", ".jpg", ".jpeg", ".jpe", ".jfif");

    /// <summary>Picture of few colours, or a short animation.</summary>
    public static readonly FileKind Gif = new("GIF", "image/gif", ".gif");

    /// <summary>Picture for the web.</summary>
    public static readonly FileKind WebP = new("WebP", "image/webp", ".webp");

    /// <summary>Plain text in UTF-8.</summary>
    public static readonly FileKind Text = new("TXT", "text/plain; charset=utf-8", ".txt");

    /// <summary>Text with Markdown marks in UTF-8.</summary>
    public static readonly FileKind Markdown = new("Markdown", "text/markdown; charset=utf-8", ".md", ".markdown");

    /// <summary>Table of comma-separated values in UTF-8.</summary>
    public static readonly FileKind Csv = new("CSV", "text/csv; charset=utf-8", ".csv");

    /// <summary>Archive.</summary>
    public static readonly FileKind Zip = new("ZIP", "application/zip", ".zip");

    /// <summary>Web page; in none of the ready sets of <see cref="FileRules"/>, and always sent as a download.</summary>
    public static readonly FileKind Html = new("HTML", "text/html; charset=utf-8", ".html", ".htm");

    /// <summary>Vector picture, which may carry scripts: recognised only to say why it is refused.</summary>
    internal static readonly FileKind Svg = new("SVG", "image/svg+xml", ".svg");

    /// <summary>Whether it is a picture of pixels.</summary>
    public bool IsImage => this == Png || this == Jpeg || this == Gif || this == WebP;

    /// <summary>Whether a browser may show it in its window; everything else is only saved.</summary>
    public bool IsShown => IsImage || this == Pdf;

    /// <summary>The kind with a media type, e.g. that of a <see cref="StoredFile"/>; null for an unknown one.</summary>
    /// <param name="contentType">Media type as stored.</param>
    public static FileKind? Of(string contentType) =>
        FileRules.Any.Allowed.Append(Html).FirstOrDefault(kind => kind.ContentType == contentType);

    /// <inheritdoc />
    public bool Equals(FileKind? other) => ReferenceEquals(this, other) || (other is not null && Name == other.Name);

    /// <inheritdoc />
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Name;
}
