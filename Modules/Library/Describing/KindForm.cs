using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Describing;

/// <summary>Which fields a kind of documents shows and requires, as librarians set it. A kind without a row keeps <see cref="Usual"/>.</summary>
internal sealed class KindForm : IVersioned
{
    private static readonly JsonSerializerOptions json = new() { Converters = { new JsonStringEnumConverter() } };

    public DocumentKind Kind { get; private init; }
    public string NeedsJson { get; private set; } = "{}";
    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; set; }

    public static KindForm For(DocumentKind kind) => new() { Kind = kind };

    public Need this[Field field] => Needs.GetValueOrDefault(field, Need.Shown);

    private Dictionary<Field, Need> Needs => field ??= JsonSerializer.Deserialize<Dictionary<Field, Need>>(NeedsJson, json) ?? [];

    public IReadOnlyDictionary<Field, Need> All => Needs;

    public bool Shows(Field field) => this[field] != Need.Hidden;

    public void Set(IReadOnlyDictionary<Field, Need> needs, DateTimeOffset now)
    {
        foreach (var field in Enum.GetValues<Field>())
            Needs[field] = needs.GetValueOrDefault(field, this[field]);
        NeedsJson = JsonSerializer.Serialize(Needs, json);
        ChangedAt = now;
    }

    /// <summary>What a kind asks until librarians decide otherwise.</summary>
    public static KindForm Usual(DocumentKind kind)
    {
        var form = new KindForm { Kind = kind };
        foreach (var field in Enum.GetValues<Field>())
            form.Needs[field] = Need.Shown;
        foreach (var field in new[] { Field.AbstractUk, Field.Languages, Field.Subjects })
            form.Needs[field] = Need.Required;
        form.Needs[Field.Contributors] = kind is DocumentKind.Video or DocumentKind.Presentation ? Need.Hidden : Need.Shown;
        if (IsAct(kind))
            Act(form, kind);
        else
            Text(form, kind);
        return form;
    }

    /// <summary>Acts have numbers and lose force; other texts have authors and rights.</summary>
    public static bool IsAct(DocumentKind kind) => kind <= DocumentKind.Programme;

    private static void Act(KindForm form, DocumentKind kind)
    {
        foreach (var field in new[] { Field.Publisher, Field.AdoptedOn, Field.LegalStatus })
            form.Needs[field] = Need.Required;
        form.Needs[Field.ActNumber] = kind <= DocumentKind.MinistryOrder ? Need.Required : Need.Shown;
        form.Needs[Field.Registration] = kind == DocumentKind.MinistryOrder ? Need.Shown : Need.Hidden;
        foreach (var field in new[] { Field.Doi, Field.Isbn, Field.Creators, Field.Contributors, Field.TitleOriginal })
            form.Needs[field] = Need.Hidden;
    }

    private static void Text(KindForm form, DocumentKind kind)
    {
        form.Needs[Field.IssuedOn] = Need.Required;
        foreach (var field in new[] { Field.AdoptedOn, Field.ActNumber, Field.Registration, Field.LegalStatus, Field.ValidFrom, Field.ValidUntil })
            form.Needs[field] = kind is DocumentKind.Standard or DocumentKind.Methodology && field != Field.Registration ? Need.Shown : Need.Hidden;
        if (kind == DocumentKind.Video)
            (form.Needs[Field.Link], form.Needs[Field.Isbn]) = (Need.Required, Need.Hidden);
    }
}

/// <summary>The forms of all kinds: what librarians set, else the usual.</summary>
internal sealed class KindForms(LibraryDb db)
{
    public async Task<KindForm> Of(DocumentKind kind, CancellationToken cancel) =>
        await db.KindForms.AsNoTracking().SingleOrDefaultAsync(f => f.Kind == kind, cancel) ?? KindForm.Usual(kind);
}

internal sealed class KindFormMapping : IEntityTypeConfiguration<KindForm>
{
    public void Configure(EntityTypeBuilder<KindForm> form)
    {
        form.ToTable("KindForms");
        form.HasKey(f => f.Kind);
        form.Ignore(f => f.All);
        form.Property(f => f.NeedsJson).HasMaxLength(4000);
    }
}
