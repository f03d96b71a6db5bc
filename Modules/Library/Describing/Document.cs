using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;

namespace Hub.Library.Describing;

/// <summary>
/// One version of a document. What was typed is kept in <see cref="ContentJson"/>; the columns of this row repeat of it what is listed,
/// filtered and harvested. All versions of a document share <see cref="ConceptId"/> and <see cref="Slug"/>; at most one of them is
/// <see cref="DocumentState.Published"/> or <see cref="DocumentState.Withdrawn"/>: that one is the document's record.
/// </summary>
internal sealed class Document : IVersioned
{
    public const int MostVersions = 999;
    public const int LongestExternalId = 100;

    /// <summary>Why a foreign record is withdrawn when its repository deleted it.</summary>
    public const string GoneReason = "Запис вилучено у сховищі, з якого його зібрано.";

    private Document() { }

    public Guid Id { get; private init; }

    /// <summary>The document as such, whatever its version: what relations, collections and harvesters speak of.</summary>
    public Guid ConceptId { get; private init; }

    /// <summary>Number of the version, from 1.</summary>
    public int Number { get; private init; }
    public DocumentState State { get; private set; }

    /// <summary>Last part of the public address; null until it is published first.</summary>
    public string? Slug { get; private set; }

    /// <summary>Lasting code given by who imports lists of documents; by it a document is recognised.</summary>
    public string? ExternalId { get; private set; }

    public string ContentJson { get; private set; } = "";
    public DocumentKind Kind { get; private set; }
    public string TitleUk { get; private set; } = "";
    public string? TitleEn { get; private set; }
    public string? Publisher { get; private set; }
    public string? PublisherEn { get; private set; }
    public string? PublisherCode { get; private set; }
    public string? ActNumber { get; private set; }

    /// <summary>The number in one spelling, to find the same act.</summary>
    public string? ActKey { get; private set; }
    public string? Doi { get; private set; }
    public string? Isbn { get; private set; }

    /// <summary>First day of the date it is known by: to order by, not to show.</summary>
    public DateOnly? DatedOn { get; private set; }
    public int? Year { get; private set; }
    public DateOnly? ValidUntil { get; private set; }
    public LegalStatus LegalStatus { get; private set; }
    public string? Territory { get; private set; }

    /// <summary>КАТОТТГ code of the region the territory lies in.</summary>
    public string? Region { get; private set; }
    public string? Licence { get; private set; }
    public string? Link { get; private set; }

    /// <summary>Stems of title, summary, people and numbers, for words asked in the list.</summary>
    public string SearchText { get; private set; } = "";

    public Guid? ProposedBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset SavedAt { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Last change harvesters must hear of, in whole seconds; pages of harvesting go by it and the id.</summary>
    public DateTimeOffset ChangedAt { get; private set; }
    public string? ReturnReason { get; private set; }
    public string? ChangesUk { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnReason { get; private set; }

    /// <summary>The foreign repository a harvested record comes from; such a record is read-only here.</summary>
    public Guid? SourceId { get; private set; }
    public string? SourceIdentifier { get; private set; }
    public string? SourceAddress { get; private set; }
    public DateTimeOffset? SourceChangedAt { get; private set; }
    public DateTimeOffset? HarvestedAt { get; private set; }

    /// <summary>Version of what was last told to other modules.</summary>
    public int Tellings { get; private set; }
    public int Version { get; set; }

    public bool IsForeign => SourceId is not null;
    public bool IsWithProposer => State is DocumentState.Draft or DocumentState.Returned;
    public bool IsReadable => State is DocumentState.Published or DocumentState.Superseded;
    public string Path => $"/library/{Slug}";
    public DocumentContent Content => DocumentContent.FromJson(ContentJson);

    /// <param name="number">Number of the version: another than 1 when earlier ones stayed on another portal.</param>
    public static Document Start(Guid id, DocumentContent content, Guid? by, DateTimeOffset now, int number = 1)
    {
        var document = new Document { Id = id, ConceptId = id, Number = number, ProposedBy = by, CreatedAt = now, Version = 1 };
        document.Fill(content, now);
        return document;
    }

    /// <summary>The next version: begins as a copy, under the same address.</summary>
    public Document Next(Guid id, Guid? by, DateTimeOffset now)
    {
        if (State != DocumentState.Published)
            throw new RuleViolation("Document.NotPublished");
        RequireOwn();
        if (Number >= MostVersions)
            throw new RuleViolation("Document.TooManyVersions", null, MostVersions);
        var next = new Document { Id = id, ConceptId = ConceptId, Number = Number + 1, Slug = Slug, ExternalId = ExternalId, ProposedBy = by, CreatedAt = now, Tellings = Tellings, Version = 1 };
        next.Fill(Content, now);
        return next;
    }

    /// <summary>Keeps what was typed, also what is wrong; a published version takes only what was checked before.</summary>
    public void Save(DocumentContent content, DateTimeOffset now)
    {
        RequireOwn();
        if (State is DocumentState.Superseded or DocumentState.Withdrawn)
            throw new RuleViolation("Document.NotEditable");
        Fill(content, now);
    }

    public void Call(string externalId) => ExternalId = externalId;

    /// <summary>What is new in this version, for readers.</summary>
    public void Explain(string? changes) => ChangesUk = Limits.NullIfBlank(Limits.Text(changes, "Changes", "Document.Changes", Limits.Note));

    public void Propose(DateTimeOffset now)
    {
        if (!IsWithProposer)
            throw new RuleViolation("Document.NotEditable");
        (State, ProposedAt, ReturnReason) = (DocumentState.Proposed, now, null);
    }

    public void Return(string? reason)
    {
        if (State != DocumentState.Proposed)
            throw new RuleViolation("Document.AlreadyDecided");
        (State, ReturnReason) = (DocumentState.Returned, Limits.Needed(reason, "Reason", "Document.Reason", Limits.Note));
    }

    public void Publish(string slug, int tellings, DateTimeOffset now)
    {
        if (State is not (DocumentState.Proposed or DocumentState.Draft))
            throw new RuleViolation("Document.AlreadyDecided");
        (State, Slug, PublishedAt, Tellings) = (DocumentState.Published, slug, now, Math.Max(Tellings, tellings));
        Changed(now);
    }

    public void Supersede(DateTimeOffset now)
    {
        State = DocumentState.Superseded;
        Changed(now);
    }

    public void Withdraw(string? reason, DateTimeOffset now)
    {
        if (State != DocumentState.Published)
            throw new RuleViolation("Document.NotPublished");
        (State, WithdrawnAt, WithdrawnReason) = (DocumentState.Withdrawn, now, Limits.Needed(reason, "Reason", "Document.Reason", Limits.Note));
        Changed(now);
    }

    /// <summary>Harvesters are to fetch it again.</summary>
    public void Changed(DateTimeOffset now)
    {
        ChangedAt = WholeSecond(now);
    }

    public static DateTimeOffset WholeSecond(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>A record of a foreign repository: readable at once, and changed by its repository alone.</summary>
    /// <param name="slug">Makes an address of a title and an id.</param>
    public static Document FromSource(Guid id, DocumentContent content, HarvestedFrom from, Func<string, Guid, string> slug, DateTimeOffset now)
    {
        var document = new Document { Id = id, ConceptId = id, Number = 1, CreatedAt = now, Version = 1 };
        document.Note(content, from, now);
        document.Publish(slug(document.TitleUk, id), 0, now);
        return document;
    }

    /// <summary>Its repository says something of it again.</summary>
    /// <returns>Whether that is anything new to readers. What librarians withdrew stays withdrawn.</returns>
    public bool TakeFromSource(DocumentContent content, HarvestedFrom from, DateTimeOffset now)
    {
        var isBack = State == DocumentState.Withdrawn && WithdrawnReason == GoneReason;
        if (State == DocumentState.Withdrawn && !isBack)
            return false;
        var isNew = isBack || content.ToJson() != ContentJson || from.Address != SourceAddress;
        if (!isNew)
        {
            SourceChangedAt = from.ChangedAt;
            return false;
        }
        Note(content, from, now);
        if (isBack)
            (State, WithdrawnAt, WithdrawnReason) = (DocumentState.Published, null, null);
        Changed(now);
        return true;
    }

    /// <summary>Its repository deleted it.</summary>
    public void GoneAtSource(DateTimeOffset now)
    {
        HarvestedAt = now;
        Withdraw(GoneReason, now);
    }

    private void Note(DocumentContent content, HarvestedFrom from, DateTimeOffset now)
    {
        (SourceId, SourceIdentifier, SourceAddress, SourceChangedAt, HarvestedAt) = (from.Source, from.Identifier, from.Address, from.ChangedAt, now);
        Fill(content, now);
    }

    public int NextTelling() => ++Tellings;

    public void ForgetProposer() => ProposedBy = null;

    private void RequireOwn()
    {
        if (IsForeign)
            throw new RuleViolation("Document.Foreign");
    }

    private void Fill(DocumentContent content, DateTimeOffset now)
    {
        (ContentJson, SavedAt, Kind) = (content.ToJson(), now, content.Kind);
        (TitleUk, TitleEn) = (Limits.Cut(content.TitleUk.Trim(), Limits.Title), Cut(content.TitleEn, Limits.Title));
        (Publisher, PublisherEn) = (Cut(content.Publisher, Limits.Name), Cut(content.PublisherEn, Limits.Name));
        PublisherCode = Edrpou.Normalise(content.PublisherCode) is var code && Edrpou.IsValid(code) ? code : null;
        (ActNumber, ActKey) = (Cut(content.ActNumber, Limits.Line), Limits.NullIfBlank(Identifiers.ActKey(content.ActNumber)));
        (Doi, Isbn) = (Identifiers.Doi(content.Doi), Identifiers.Isbn(content.Isbn));
        (DatedOn, Year, ValidUntil) = (content.Dated?.First, content.Dated?.Year, PartialDate.Read(content.ValidUntil)?.Last);
        LegalStatus = content.LegalStatus;
        Territory = Katottg.IsValid(content.Territory) ? content.Territory : null;
        Region = Regions.ByKatottg(Territory)?.Katottg;
        (Licence, Link) = (Cut(content.Licence, 40), content.Link.Length <= Limits.Name ? Cut(content.Link, Limits.Name) : null);
        SearchText = Words.SearchColumn(content.TitleUk, content.TitleEn, content.TitleOriginal, content.AbstractUk, content.AbstractEn,
            content.Creators, content.Contributors, content.Publisher, content.PublisherEn, content.ActNumber, content.Keywords, content.Isbn, content.Doi);
    }

    private static string? Cut(string text, int most) => Limits.NullIfBlank(text) is { } plain ? Limits.Cut(plain, most) : null;
}

/// <summary>Where a foreign record comes from.</summary>
/// <param name="Source">The repository.</param>
/// <param name="Identifier">Its name there.</param>
/// <param name="Address">Its page there; null when none is known.</param>
/// <param name="ChangedAt">When it was changed there last.</param>
internal sealed record HarvestedFrom(Guid Source, string Identifier, string? Address, DateTimeOffset? ChangedAt);
