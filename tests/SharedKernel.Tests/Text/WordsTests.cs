using FsCheck;
using FsCheck.Fluent;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Tests.Text;

internal sealed class WordsTests
{
    [TestCase("мрія", "мрії", "мрією", "мрій")]
    [TestCase("здоров'я", "здоров’ю", "здоровʼям", "здоров`я")]
    [TestCase("місто", "міст", "містами", "Місті")]
    [TestCase("обʼєднання", "об'єднань", "обʼєднаннями")]
    [TestCase("Київ", "Києва", "КИЄВОМ", "Києві")]
    [TestCase("Харків", "Харкова", "Харкові")]
    [TestCase("Чернігів", "Чернігова", "Чернігові", "Черніговом")]
    [TestCase("рішення", "рішень", "рішенням")]
    [TestCase("черга", "черзі", "черг")]
    [TestCase("послуга", "послузі", "послуг")]
    [TestCase("ґанок", "ганок")]
    [TestCase("practice", "practices", "Practice's")]
    [TestCase("service", "services", "serviced")]
    [TestCase("садо́к", "садка", "са\u00ADдок")]
    public void The_forms_of_a_word_meet(params string[] forms)
    {
        var stems = forms.Select(form => Words.Stem(Words.Tokens(form).Single())).Distinct();

        Assert.That(stems, Has.Exactly(1).Items);
    }

    [TestCase("місто", "міст", ExpectedResult = true)]
    [TestCase("місто", "місяць", ExpectedResult = false)]
    [TestCase("громада", "громадянин", ExpectedResult = false)]
    [TestCase("освіта", "освітлення", ExpectedResult = false)]
    [TestCase("кава", "Київ", ExpectedResult = false)]
    [TestCase("черга", "через", ExpectedResult = false)]
    public bool Different_words_keep_apart(string one, string other) => Words.Stem(one) == Words.Stem(Words.Normalise(other));

    [TestCase("Об’єднання  ГРОМАД", "об'єднання громад")]
    [TestCase("за́мок і замо́к", "замок і замок")]
    [TestCase("зáмок", "замок", Description = "the accented letter is Latin")]
    [TestCase("Ґедзь", "гедзь")]
    [TestCase("e-урядування", "е-урядування", Description = "the first letter is Latin")]
    [TestCase("cитуaція", "ситуація", Description = "some letters are Latin")]
    [TestCase("IT-компанія", "it-компанія")]
    [TestCase("Їжак\u00A0\tй\u200Bого", "їжак його")]
    [TestCase("Й и\u0306 ї і\u0308", "й й ї ї")]
    [TestCase("Café", "café")]
    [TestCase(null, "")]
    public void Spelling_is_made_one(string? text, string expected) =>
        Assert.That(Words.Normalise(text), Is.EqualTo(expected));

    [Test]
    public void Hyphens_part_words_and_apostrophes_do_not() =>
        Assert.That(Words.Tokens("Івано-Франківськ: «пам’ять», 'лапки' №5, 2013 p."),
            Is.EqualTo(new[] { "івано", "франківськ", "пам'ять", "лапки", "5", "2013", "p" }));

    [Test]
    public void Small_words_are_known_in_both_languages() =>
        Assert.That(Words.Tokens("Черга для дітей та the kindergarten of a city").Where(w => !Words.IsSmall(w)),
            Is.EqualTo(new[] { "черга", "дітей", "kindergarten", "city" }));

    [Property(MaxTest = 2000)]
    public Property A_stem_never_fails_on_any_string_at_all() =>
        Prop.ForAll(Typed(), text => Words.Stem(text).Length <= Math.Max(text.Length, 10));

    [Test]
    public void An_endless_word_is_cut() =>
        Assert.That(Words.Tokens(new string('ж', 100_000)).Single(), Has.Length.EqualTo(Words.LongestToken));

    [Test]
    public void A_column_holds_each_stem_once_and_answers_a_query_in_another_form()
    {
        var column = Words.SearchColumn("Електронна черга", "Черги до дитячих садочків", null);

        Assert.Multiple(() =>
        {
            Assert.That(column.Split(' ').Count(stem => stem == Words.Stem("черга")), Is.EqualTo(1));
            Assert.That(Words.QueryStems("електронною чергою"), Is.All.Matches<string>(stem => column.Contains($" {stem} ")));
        });
    }

    [Test]
    public void A_query_is_cut_to_a_few_stems() =>
        Assert.That(Words.QueryStems("одна дві три чотири п'ять шість сім вісім дев'ять десять", most: 3), Has.Count.EqualTo(3));

    [Property(MaxTest = 5000)]
    public Property Normalising_twice_changes_nothing() =>
        Prop.ForAll(Typed(), text => Words.Normalise(Words.Normalise(text)) == Words.Normalise(text));

    [Property(MaxTest = 1000)]
    public Property Every_token_of_any_text_has_a_stem() =>
        Prop.ForAll(Typed(), text => Words.Tokens(text).All(token =>
            token.Length is > 0 and <= Words.LongestToken && Words.Stem(token) is { Length: > 0 } stem && stem.Length <= Math.Max(token.Length, 10)));

    private static Arbitrary<string> Typed()
    {
        var likely = Gen.Elements("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАІЇaceiopxyïáHKhk'’ʼ`´-\u2011 \u00A0\u0301\u0308\u0306\u0300\u00AD\u200B\uD83D\uDE00İßΐ".ToCharArray());
        var any = Gen.Choose(0, 0xFFFF).Select(code => (char)code);
        var letter = Gen.Frequency((6, likely), (1, any));
        return letter.ArrayOf().Select(letters => new string(letters)).ToArbitrary();
    }
}
