using Hub.SharedKernel.Web.Kit;
using Hub.SharedKernel.Web.Kit.Fields;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.SharedKernel.Tests.Kit;

internal sealed class FieldTests : KitTest
{
    [Test]
    public void A_label_hint_and_error_belong_to_the_control()
    {
        Page.ViewData.ModelState.AddModelError("Input.Title", "Назва: заповніть це поле.");
        var body = Draw(Field(new HubInputTagHelper(Texts) { Label = "Назва", Hint = "Як сказали б сусідові" }, Property<Practice>("Title", null)));
        var input = body.QuerySelector("input")!;
        Assert.That(body.QuerySelector("label")!.GetAttribute("for"), Is.EqualTo(input.Id));
        Assert.That(input.GetAttribute("name"), Is.EqualTo("Input.Title"));
        Assert.That(input.GetAttribute("aria-invalid"), Is.EqualTo("true"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => body.QuerySelector("#" + id)!.TextContent);
        Assert.That(described, Is.EqualTo(new[] { "Як сказали б сусідові", "Помилка: Назва: заповніть це поле." }));
    }

    [Test]
    public void What_was_typed_is_shown_again_and_cannot_become_markup()
    {
        Page.ViewData.ModelState.SetModelValue("Input.Title", "\"><script>alert(1)</script>", "\"><script>alert(1)</script>");
        var body = Draw(Field(new HubInputTagHelper(Texts) { Label = "<b>Назва</b>" }, Property<Practice>("Title", "Стара")));
        Assert.That(body.QuerySelector("input")!.GetAttribute("value"), Is.EqualTo("\"><script>alert(1)</script>"));
        Assert.That(body.QuerySelector("script, b"), Is.Null);
        Assert.That(body.QuerySelector("label")!.TextContent, Is.EqualTo("<b>Назва</b>"));
    }

    [Test]
    public void A_password_is_never_written_back()
    {
        Page.ViewData.ModelState.SetModelValue("Input.Title", "secret", "secret");
        var body = Draw(Field(new HubInputTagHelper(Texts) { Type = "password" }, Property<Practice>("Title", "secret")));
        Assert.That(body.QuerySelector("input")!.HasAttribute("value"), Is.False);
    }

    [Test]
    public void Attributes_the_kit_does_not_know_go_to_the_control()
    {
        var body = Draw(
            Field(new HubInputTagHelper(Texts), Property<Practice>("Title", null)),
            "",
            new TagHelperAttribute("lang", "uk"),
            new TagHelperAttribute("autocomplete", "name"),
            new TagHelperAttribute("class", "wide"));
        var input = body.QuerySelector("input")!;
        Assert.That(input.GetAttribute("lang"), Is.EqualTo("uk"));
        Assert.That(input.GetAttribute("autocomplete"), Is.EqualTo("name"));
        Assert.That(input.ClassList, Does.Contain("wide"));
        Assert.That(body.QuerySelector(".govuk-form-group")!.HasAttribute("lang"), Is.False);
    }

    [Test]
    public void A_text_that_starts_with_an_empty_line_keeps_it()
    {
        var body = Draw(Field(new HubTextareaTagHelper(Texts), Property<Practice>("Title", "\nТекст")));
        Assert.That(body.QuerySelector("textarea")!.TextContent, Is.EqualTo("\nТекст"));
    }

    [TestCase("uk-UA", 21, "До 21 знака")]
    [TestCase("uk-UA", 500, "До 500 знаків")]
    [TestCase("en-GB", 500, "Up to 500 characters")]
    public void A_limit_is_said_before_any_script_runs(string culture, int limit, string said)
    {
        Read(culture);
        var body = Draw(Field(new HubTextareaTagHelper(Texts) { MaxLength = limit }, Property<Practice>("Title", null)));
        var area = body.QuerySelector("textarea")!;
        Assert.That(body.QuerySelector("#" + area.GetAttribute("aria-describedby"))!.TextContent, Is.EqualTo(said));
        Assert.That(area.HasAttribute("maxlength"), Is.False, "a limit that cuts what is pasted loses text");
    }

    [Test]
    public void An_optional_field_says_so_in_the_language_of_the_page()
    {
        var field = Field(new HubInputTagHelper(Texts) { Label = "Вартість", Optional = true }, Property<Practice>("Cost", 1234.5m));
        Assert.That(Draw(field).QuerySelector("label")!.TextContent, Is.EqualTo("Вартість (необов’язково)"));
        Read("en-GB");
        Assert.That(Draw(field).QuerySelector("label")!.TextContent, Is.EqualTo("Вартість (optional)"));
    }

    [TestCase("uk-UA", "1234,5")]
    [TestCase("en-GB", "1234.5")]
    public void A_number_is_written_as_it_will_be_read(string culture, string expected)
    {
        Read(culture);
        var body = Draw(Field(new HubInputTagHelper(Texts), Property<Practice>("Cost", 1234.5m)));
        Assert.That(body.QuerySelector("input")!.GetAttribute("value"), Is.EqualTo(expected));
    }

    [Test]
    public void A_day_is_asked_by_the_browser_and_an_unreadable_one_stays_as_text()
    {
        var day = Field(new HubDateTagHelper(Texts), Property<Practice>("Started", new DateOnly(2012, 5, 1)));
        Assert.That(Draw(day).QuerySelector("input[type=date]")!.GetAttribute("value"), Is.EqualTo("2012-05-01"));
        Page.ViewData.ModelState.SetModelValue("Input.Started", "31 лютого", "31 лютого");
        Assert.That(Draw(day).QuerySelector("input[type=text]")!.GetAttribute("value"), Is.EqualTo("31 лютого"));
    }

    [Test]
    public void A_select_marks_the_chosen_answer_and_keeps_groups()
    {
        Choice[] items = [new("a", "Вінницька") { Group = "Захід" }, new("b", "Волинська") { Group = "Захід" }, new("c", "Київ") { Disabled = true }];
        var body = Draw(Field(new HubSelectTagHelper(Texts) { Items = items, EmptyText = "Оберіть" }, Property<Practice>("Title", "b")));
        Assert.That(body.QuerySelectorAll("option").Select(option => option.TextContent), Is.EqualTo(new[] { "Оберіть", "Вінницька", "Волинська", "Київ" }));
        Assert.That(body.QuerySelector("option[selected]")!.TextContent, Is.EqualTo("Волинська"));
        Assert.That(body.QuerySelectorAll("optgroup[label=Захід] option"), Has.Length.EqualTo(2));
        Assert.That(body.QuerySelector("option[value=c]")!.HasAttribute("disabled"), Is.True);
    }

    [Test]
    public void Radios_stand_in_a_fieldset_and_the_error_leads_to_the_first()
    {
        Page.ViewData.ModelState.AddModelError("Input.Title", "Оберіть рівень.");
        Choice[] items = [new("n", "Національний"), new("r", "Регіональний") { Hint = "Область" }];
        var body = Draw(Field(new HubRadiosTagHelper(Texts) { Label = "Рівень", Items = items }, Property<Practice>("Title", "r")));
        Assert.That(body.QuerySelector("legend")!.TextContent, Is.EqualTo("Рівень"));
        Assert.That(body.QuerySelector("fieldset")!.GetAttribute("aria-describedby"), Is.EqualTo("Input_Title-error"));
        Assert.That(body.QuerySelector("#Input_Title")!.GetAttribute("value"), Is.EqualTo("n"));
        var chosen = body.QuerySelector("input[checked]")!;
        Assert.That(chosen.GetAttribute("value"), Is.EqualTo("r"));
        Assert.That(body.QuerySelector("#" + chosen.GetAttribute("aria-describedby"))!.TextContent, Is.EqualTo("Область"));
    }

    [Test]
    public void Checkboxes_show_what_was_ticked_in_the_attempt()
    {
        Page.ViewData.ModelState.SetModelValue("Input.Topics", new[] { "x", "z" }, "x,z");
        Choice[] items = [new("x", "ЦНАП"), new("y", "Документообіг"), new("z", "Мережі")];
        var body = Draw(Field(new HubCheckboxesTagHelper(Texts) { Items = items }, Property<Practice>("Topics", new List<string> { "y" })));
        Assert.That(body.QuerySelectorAll("input[checked]").Select(box => box.GetAttribute("value")), Is.EqualTo(new[] { "x", "z" }));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public void One_checkbox_shows_yes_or_no_and_nothing_else_has_its_name(bool value, int ticked)
    {
        var body = Draw(Field(new HubCheckboxTagHelper(Texts) { Label = "Згода" }, Property<Practice>("Consent", value)));
        Assert.That(body.QuerySelectorAll("input[type=checkbox][checked]"), Has.Length.EqualTo(ticked));
        Assert.That(body.QuerySelectorAll("input"), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_summary_names_problems_in_the_order_of_the_fields()
    {
        Page.ViewData.ModelState.AddModelError("Input.Cost", "Вартість: напишіть число.");
        Page.ViewData.ModelState.AddModelError("Input.Title", "Назва: заповніть.");
        Page.ViewData.ModelState.AddModelError("", "Оновіть сторінку.");
        Draw(Field(new HubInputTagHelper(Texts), Property<Practice>("Title", null)));
        Draw(Field(new HubInputTagHelper(Texts), Property<Practice>("Cost", null)));
        var body = Draw(new HubErrorsTagHelper(Texts) { ViewContext = Page });
        Assert.That(body.QuerySelectorAll("li").Select(line => line.TextContent), Is.EqualTo(new[] { "Назва: заповніть.", "Вартість: напишіть число.", "Оновіть сторінку." }));
        Assert.That(body.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "#Input_Title", "#Input_Cost" }));
        Assert.That(body.QuerySelector("[role=alert] h2")!.TextContent, Is.EqualTo("Виправте, будь ласка, ось що"));
    }

    [Test]
    public void A_form_in_order_has_no_summary() =>
        Assert.That(Html(new HubErrorsTagHelper(Texts) { ViewContext = Page }), Is.Empty);

    [Test]
    public void The_autosave_line_carries_every_sentence_it_may_say()
    {
        var line = Draw(new HubAutosaveTagHelper(Texts)).QuerySelector("[role=status]")!;
        Assert.That(line.GetAttribute("data-saved"), Is.EqualTo("Збережено о {0}"));
        Assert.That(line.Attributes.Where(a => a.Name.StartsWith("data-", StringComparison.Ordinal)).Select(a => a.Value), Has.None.StartWith("Autosave."));
    }

    private sealed record Practice(string? Title, decimal? Cost, DateOnly? Started, List<string> Topics, bool Consent);
}
