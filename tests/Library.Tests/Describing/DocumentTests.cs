using Hub.Library.Describing;
using Hub.SharedKernel;

namespace Hub.Library.Tests.Describing;

/// <summary>The rules of a document, without a portal.</summary>
internal sealed class DocumentTests
{
    private static readonly DateTimeOffset now = new(2026, 11, 27, 9, 0, 0, 500, TimeSpan.Zero);
    private static readonly DateOnly today = new(2026, 11, 27);

    private static Document Draft() => Document.Start(Guid.CreateVersion7(), LibraryStage.Resolution(), Guid.CreateVersion7(), now);

    private static Document Published()
    {
        var document = Draft();
        document.Propose(now);
        document.Publish("slug", 0, now);
        return document;
    }

    private static string Broken(Action act) => Assert.Throws<RuleViolation>(act)!.Key;

    [Test]
    public void What_was_decided_is_not_decided_again()
    {
        var document = Published();

        Assert.That(Broken(() => document.Publish("other", 0, now)), Is.EqualTo("Document.AlreadyDecided"));
        Assert.That(Broken(() => document.Return("no")), Is.EqualTo("Document.AlreadyDecided"));
    }

    [Test]
    public void A_return_needs_a_reason()
    {
        var document = Draft();
        document.Propose(now);

        Assert.That(Broken(() => document.Return("  ")), Is.EqualTo("Check.Needed"));
    }

    [Test]
    public void Harvesters_count_in_whole_seconds() => Assert.That(Published().ChangedAt.Millisecond, Is.Zero);

    [Test]
    public void A_withdrawn_document_keeps_its_reason_and_cannot_be_changed()
    {
        var document = Published();
        document.Withdraw("Помилкова редакція", now);

        Assert.That(document.WithdrawnReason, Is.EqualTo("Помилкова редакція"));
        Assert.That(Broken(() => document.Save(LibraryStage.Resolution(), now)), Is.EqualTo("Document.NotEditable"));
    }

    [Test]
    public void The_next_version_is_the_same_document_under_the_same_address()
    {
        var document = Published();
        var next = document.Next(Guid.CreateVersion7(), Guid.CreateVersion7(), now);

        Assert.That((next.ConceptId, next.Number, next.Slug, next.State), Is.EqualTo((document.ConceptId, 2, "slug", DocumentState.Draft)));
        Assert.That(next.ContentJson, Is.EqualTo(document.ContentJson));
    }

    [Test]
    public void A_whole_resolution_has_nothing_to_mend() =>
        Assert.That(DocumentChecks.Of(LibraryStage.Resolution(), KindForm.Usual(DocumentKind.Resolution), 0, today), Is.Empty);

    [TestCase("ActNumber")]
    [TestCase("Publisher")]
    [TestCase("AdoptedOn")]
    public void An_act_needs_its_number_publisher_and_date(string field)
    {
        var content = LibraryStage.Resolution();
        typeof(DocumentContent).GetProperty(field)!.SetValue(content, " ");

        Assert.That(DocumentChecks.Of(content, KindForm.Usual(DocumentKind.Resolution), 0, today).Select(f => (f.Field, f.Key)), Is.EqualTo(new[] { ("Content." + field, "Needed") }));
    }

    [Test]
    public void What_librarians_require_is_asked_for_and_what_they_hide_is_not()
    {
        var form = KindForm.Usual(DocumentKind.Resolution);
        form.Set(new Dictionary<Field, Need> { [Field.Doi] = Need.Required, [Field.ActNumber] = Need.Hidden }, now);
        var content = LibraryStage.Resolution();
        content.ActNumber = "";

        Assert.That(DocumentChecks.Of(content, form, 0, today).Select(f => f.Field), Is.EqualTo(new[] { "Content.Doi" }));
    }

    [TestCase("ValidUntil", "2010-01-01", "EndsBeforeBeginning")]
    [TestCase("AdoptedOn", "2027-01-01", "DateAhead")]
    [TestCase("AdoptedOn", "31.02.2015", "DateWrong")]
    [TestCase("PublisherCode", "12345670", "CodeWrong")]
    [TestCase("Link", "javascript:alert(1)", "LinkWrong")]
    [TestCase("Territory", "UA99", "TerritoryWrong")]
    public void What_is_wrong_is_named(string field, string typed, string key)
    {
        var content = LibraryStage.Resolution();
        content.ValidFrom = "2016-01-01";
        typeof(DocumentContent).GetProperty(field)!.SetValue(content, typed);

        Assert.That(DocumentChecks.Of(content, KindForm.Usual(DocumentKind.Resolution), 0, today).Select(f => f.Key), Does.Contain(key));
    }

    [Test]
    public void A_description_survives_being_written_down()
    {
        var content = LibraryStage.Resolution();

        Assert.That(DocumentContent.FromJson(content.ToJson()).ToJson(), Is.EqualTo(content.ToJson()));
    }
}
