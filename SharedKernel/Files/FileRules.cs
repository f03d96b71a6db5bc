namespace Hub.SharedKernel.Files;

/// <summary>What a place accepts.</summary>
/// <param name="Allowed">Kinds accepted, in the order they are named to people.</param>
public sealed record FileRules(params IReadOnlyList<FileKind> Allowed)
{
    /// <summary>Texts, tables and presentations.</summary>
    public static readonly FileRules Documents = new(
        FileKind.Pdf, FileKind.Docx, FileKind.Xlsx, FileKind.Pptx, FileKind.Odt, FileKind.Ods, FileKind.Odp, FileKind.Text, FileKind.Markdown, FileKind.Csv);

    /// <summary>Pictures.</summary>
    public static readonly FileRules Images = new(FileKind.Jpeg, FileKind.Png, FileKind.WebP, FileKind.Gif);

    /// <summary>Documents and pictures.</summary>
    public static readonly FileRules Attachments = new([.. Documents.Allowed, .. Images.Allowed]);

    /// <summary>Documents, pictures and archives.</summary>
    public static readonly FileRules Any = new([.. Attachments.Allowed, FileKind.Zip]);

    /// <summary>Most bytes accepted here; null when the limit of the whole portal is enough.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Form field a refusal is shown beside; null for the whole form.</summary>
    public string? Field { get; init; }

    /// <summary>The endings of accepted names with commas, for the <c>accept</c> attribute of a file field.</summary>
    public string Accept => string.Join(',', Allowed.SelectMany(kind => kind.Extensions));

    internal string Names => string.Join(", ", Allowed);
}
