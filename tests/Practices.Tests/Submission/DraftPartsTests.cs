using Hub.Practices.Submission;
using Hub.SharedKernel;

namespace Hub.Practices.Tests.Submission;

public sealed class DraftPartsTests
{
    [Test]
    public void Every_part_of_a_content_is_asked_on_exactly_one_page()
    {
        var parts = typeof(PracticeContent).GetProperties().Where(p => p.CanWrite).Select(p => p.Name);
        Assert.That(EditSection.All.SelectMany(s => s.Parts), Is.EquivalentTo(parts));
    }

    [Test]
    public void A_page_changes_only_its_own_parts()
    {
        var (saved, typed) = (Sample.Whole(), new PracticeContent { Problem = new("Нове"), Title = new("Чуже") });
        EditSection.Find("problem").Copy(typed, saved);

        Assert.That(saved.Problem.Uk, Is.EqualTo("Нове"));
        Assert.That(saved.Title.Uk, Is.EqualTo(Sample.Whole().Title.Uk));
    }

    [Test]
    public void The_kind_decides_the_group()
    {
        var saved = Sample.Whole();
        EditSection.Find("general").Copy(new PracticeContent { Kind = "gis" }, saved);
        Assert.That(saved.Group, Is.EqualTo("4"));
    }

    [TestCase("Steps.add.0", "АБВ+")]
    [TestCase("Steps.remove.1", "АВ")]
    [TestCase("Steps.up.1", "БАВ")]
    [TestCase("Steps.down.1", "АВБ")]
    [TestCase("Steps.up.0", "АБВ")]
    [TestCase("Steps.down.2", "АБВ")]
    [TestCase("Steps.remove.99", "АБВ")]
    public void A_row_is_added_removed_and_moved(string button, string after)
    {
        var content = new PracticeContent { Steps = [.. "АБВ".Select(c => Sample.Step(c.ToString()))] };
        RowChange.Parse(button)!.Apply(content);
        Assert.That(string.Concat(content.Steps.Select(s => s.Title.Uk == "" ? "+" : s.Title.Uk)), Is.EqualTo(after));
    }

    [TestCase(null)]
    [TestCase("Topics.add.0")]
    [TestCase("Steps.burn.0")]
    [TestCase("Steps.up.-1")]
    [TestCase("Steps.up")]
    public void A_button_that_no_form_has_does_nothing(string? button) => Assert.That(RowChange.Parse(button), Is.Null);

    [Test]
    public void A_list_that_is_full_takes_no_more_rows()
    {
        var content = new PracticeContent { Steps = [.. Enumerable.Range(0, 50).Select(i => Sample.Step($"{i}"))] };
        Assert.That(() => RowChange.Parse("Steps.add.0")!.Apply(content), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Draft.TooManyRows"));
    }

    [Test]
    public void Two_texts_are_compared_field_by_field()
    {
        var (mine, theirs) = (Sample.Whole(), Sample.Whole());
        mine.Steps[1].Pitfalls.Uk = "Моє";
        theirs.Steps[1].Pitfalls.Uk = "Їхнє";
        theirs.Steps.Add(Sample.Step("Третій"));
        var conflict = DraftConflict.Between(mine, theirs, EditSection.Find("steps"), "Ганна");

        var pitfalls = conflict.Differing.Single(f => f.Field.Name == "Content.Steps[1].Pitfalls.Uk");
        Assert.That((pitfalls.Mine, pitfalls.Theirs), Is.EqualTo(("Моє", "Їхнє")));
        Assert.That(conflict.Differing.Select(f => f.Field.Name), Does.Contain("Content.Steps[2].Title.Uk"));
        Assert.That(conflict.Same.Select(f => f.Name), Does.Contain("Content.Steps[0].Title.Uk"));
    }

    [Test]
    public void A_field_of_another_content_is_taken_even_into_a_row_that_is_not_there()
    {
        var (from, to) = (Sample.Whole(), new PracticeContent());
        ContentField.Take("Content.Steps[1].Title.Uk", from, to);
        ContentField.Take("Content.Topics", from, to);
        ContentField.Take("Content.Contact.Consent", from, to);

        Assert.That(to.Steps[1].Title.Uk, Is.EqualTo("Навчити людей"));
        Assert.That(to.Topics, Is.EqualTo(new[] { "education" }));
        Assert.That(to.Contact.Consent, Is.True);
    }

    [TestCase("Електронна черга до дитсадка", "Електронні черги до дитсадків", true)]
    [TestCase("Внутрішній портал міської ради", "Внутрішній портал Вінницької міської ради", true)]
    [TestCase("Електронна черга", "Карта укриттів громади", false)]
    [TestCase("", "Карта укриттів громади", false)]
    public void Titles_are_alike_when_most_of_their_words_are(string one, string other, bool alike) =>
        Assert.That(TitleStems.Likeness(one, other) >= TitleStems.Alike, Is.EqualTo(alike));
}
