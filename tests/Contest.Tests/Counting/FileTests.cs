using System.Text;
using FsCheck;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.SharedKernel.Languages;

namespace Hub.Contest.Tests.Counting;

internal sealed class FileTests
{
    private static readonly CountPhrases[] languages = [new(new ModuleTexts([new ContestModule()]), "uk"), new(new ModuleTexts([new ContestModule()]), "en")];

    [Property(MaxTest = 150)]
    public void What_is_written_and_read_and_written_is_the_same_to_the_byte(int seed)
    {
        var bytes = CountCsv.Bytes(RoundCount.Of(Rounds.Random(seed)));
        var file = CountFile.Read(bytes);

        Assert.That(file.Mistakes, Is.Empty);
        Assert.That(CountCsv.Bytes(RoundCount.Of(file.Input!)), Is.EqualTo(bytes));
    }

    [Property(MaxTest = 150)]
    public void An_untouched_file_is_equal_whatever_the_order_it_was_made_from(int seed, int order)
    {
        var input = Rounds.Random(seed);
        var bytes = CountCsv.Bytes(RoundCount.Of(Rounds.Shuffled(input, order)));

        Assert.That(Verify.Of(bytes).Verdict, Is.EqualTo(Verdict.Equal));
        Assert.That(bytes, Is.EqualTo(CountCsv.Bytes(RoundCount.Of(input))));
    }

    [Test]
    public void Anybody_can_recompute_the_seal_and_a_check_with_common_tools()
    {
        var bytes = CountCsv.Bytes(RoundCount.Of(Rounds.Random(7)));
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var before = Encoding.UTF8.GetBytes(string.Join('\n', lines[..^2]) + "\n");

        Assert.That(lines[^1], Is.Empty);
        Assert.That(lines[^2].Split(',')[6], Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(before))));
        var cut = lines[1].LastIndexOf(',');
        Assert.That(lines[1][(cut + 1)..], Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(lines[1][..cut])))[..16]));
    }

    [Test]
    public void No_cell_begins_a_formula()
    {
        var input = Rounds.Random(3);
        var hostile = input with { Jurors = [.. input.Jurors.Select(j => j with { Name = "=HYPERLINK(\"http://x\")" + j.Key })], Round = input.Round with { TitleUk = "@назва", TitleEn = "+1" } };
        var bytes = CountCsv.Bytes(RoundCount.Of(hostile));

        var cells = RawFile.Read(bytes).Rows.SelectMany(r => r.Row.Cells);
        Assert.That(cells.Where(c => c.Length > 0 && "=+-@\t\r".Contains(c[0]) && !decimal.TryParse(c, out _)), Is.Empty);
        Assert.That(CountFile.Read(bytes).Input!.Jurors.Select(j => j.Name), Is.All.StartsWith("=HYPERLINK"));
    }

    [Test]
    public void A_file_saved_anew_by_a_spreadsheet_with_the_same_cells_is_still_equal()
    {
        var text = Encoding.UTF8.GetString(CountCsv.Bytes(RoundCount.Of(Rounds.Of(new(), [7, 8, 9], [6, 5, 7])))).TrimStart('\uFEFF');
        var saved = string.Join("\r\n", text.Split('\n').Select(line => line.Length == 0 ? line : "\"" + line.Replace(",", "\",\"", StringComparison.Ordinal) + "\""));

        Assert.That(Verify.Of(Encoding.UTF8.GetBytes(saved)).Verdict, Is.EqualTo(Verdict.Equal));
    }

    [Test]
    public void Any_single_cell_that_is_changed_is_found_and_its_consequence_named()
    {
        var rows = RawFile.Read(CountCsv.Bytes(RoundCount.Of(Finished()))).Rows;
        var cells = 0;
        for (var row = 0; row < rows.Count; row++)
            for (var column = 0; column < CountRow.Columns; column++, cells++)
                foreach (var other in Others([.. rows[row].Row.Cells, rows[row].Check], column))
                    Found(rows, row, column, other);
        Assert.That(cells, Is.GreaterThan(700));
    }

    [Test]
    public void Any_heading_that_is_changed_is_named([Range(0, CountRow.Columns - 1)] int column)
    {
        var text = Encoding.UTF8.GetString(CountCsv.Bytes(RoundCount.Of(Finished())));
        var header = string.Join(',', CountRow.Headings);
        var other = string.Join(',', CountRow.Headings.Select((h, i) => i == column ? h + "s" : h));
        var report = Verify.Of(Encoding.UTF8.GetBytes(text.Replace(header, other, StringComparison.Ordinal)));

        Assert.That((report.Verdict, report.Consequences.Single().Column), Is.EqualTo((Verdict.Unreadable, CountRow.Headings[column])));
    }

    private static void Found(IReadOnlyList<RawRow> rows, int row, int column, string other)
    {
        var report = Verify.Of(Written(rows, row, column, other));
        var what = $"row {row + 2}, {CountRow.Headings[column]}: {other}";
        Assert.That(report.Verdict, Is.Not.EqualTo(Verdict.Equal), what);
        Assert.That(report.Changed.Select(c => c.Row), Is.EqualTo(new[] { row + 2 }), what);
        Assert.That(report.Consequences, Is.Not.Empty, what);
        foreach (var phrases in languages)
            foreach (var line in report.Changed.Concat(report.Consequences).Select(phrases.Line))
                Assert.That(line.Length > 20 && line.Contains(' ', StringComparison.Ordinal) && !line.Contains('{', StringComparison.Ordinal), Is.True, what + ": " + line);
    }

    [Test]
    public void A_changed_score_is_named_with_what_was_sealed_and_what_follows()
    {
        var rows = RawFile.Read(CountCsv.Bytes(RoundCount.Of(Rounds.Of(new(), [7, 8, 9], [6, 9, 8], [1, 2, 3])))).Rows;
        var row = rows.ToList().FindIndex(r => r.Row is { Record: "score", Entry: "E1", Juror: "J3" });

        var report = Verify.Of(Written(rows, row, 6, "4"));
        Assert.That(report.Changed.Concat(report.Consequences).Select(languages[1].Line), Is.EqualTo(new[]
        {
            $"Row {row + 2}, value: The score of juror J3 (Журі № 3) for entry E1 (Практика 1) on criterion C1 (Критерій C1) is now “4”; what was sealed is 9.",
            "Then the score of entry E1 (Практика 1) is 6.33, not 8.00 as published, and its place is 2 instead of 1.",
            $"Row {ResultRow(rows, "E1", "average")}, value: Then the average of entry E1 (Практика 1) on criterion C1 (Критерій C1) is 19÷3, not 8 as published.",
            $"Row {ResultRow(rows, "E1", "exact")}, value: Then the field exact of entry E1 (Практика 1) is “633÷100”, not “8” as published.",
            "Then the place of entry E2 (Практика 2) is 1, not 2 as published.",
        }));
        Assert.That(report.Changed.Concat(report.Consequences).Select(languages[0].Line).Take(2), Is.EqualTo(new[]
        {
            $"Рядок {row + 2}, value: Оцінка члена журі J3 (Журі № 3) за заявку E1 (Практика 1), критерій C1 (Критерій C1), тепер «4», а запечатано 9.",
            "Тоді бал заявки E1 (Практика 1) – 6.33, а не 8.00, як опубліковано, а місце – 2 замість 1.",
        }));
    }

    [Test]
    public void Whoever_changes_a_score_with_its_check_and_the_seal_is_found_by_the_recount()
    {
        var rows = RawFile.Read(CountCsv.Bytes(RoundCount.Of(Rounds.Of(new(), [7, 8, 9], [6, 9, 8])))).Rows.Select(r => r.Row).SkipLast(1).ToList();
        var row = rows.FindIndex(r => r is { Record: "score", Entry: "E1", Juror: "J3" });
        rows[row] = rows[row] with { Value = "4" };

        var report = Verify.Of(CountCsv.Bytes(rows));
        Assert.That((report.Verdict, report.Changed.Count), Is.EqualTo((Verdict.Differs, 0)));
        Assert.That(languages[1].Line(report.Consequences[0]), Is.EqualTo("Then the score of entry E1 (Практика 1) is 6.33, not 8.00 as published, and its place is 2 instead of 1."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_row_taken_out_or_moved_is_found(bool takenOut)
    {
        var rows = RawFile.Read(CountCsv.Bytes(RoundCount.Of(Rounds.Of(new(), [7, 8, 9, 6], [6, 9, 8, 5])))).Rows.ToList();
        var juror = rows.FindIndex(r => r.Row.Record == "juror");
        var (first, second) = (rows[juror], rows[juror + 1]);
        if (takenOut)
            rows.RemoveAll(r => r.Row is { Juror: "J4", Record: "score" or "ballot" });
        else
            (rows[juror], rows[juror + 1]) = (second, first);

        Assert.That(Verify.Of(Written(rows, -1, 0, "")) is { Verdict: Verdict.Differs, Consequences.Count: > 0 }, Is.True);
        Assert.That(Verify.Of(CountCsv.Bytes(rows.SkipLast(1).Select(r => r.Row))).Verdict, Is.EqualTo(Verdict.Differs));
    }

    [Test]
    public void A_file_that_is_not_one_is_refused_with_a_sentence()
    {
        (byte[] Bytes, string Key)[] wrong =
        [
            ([], "Count.File.Empty"), ([0xEF, 0xBB, 0xBF], "Count.File.Empty"), ([0x63, 0xE0, 0xE1], "Count.File.NotUtf8"),
            (Encoding.UTF8.GetBytes("a,b\n"), "Count.File.CellCount"), (Encoding.UTF8.GetBytes("record,nomination,entry,juror,criterion,field,worth,check\n"), "Count.File.Heading"),
            (Encoding.UTF8.GetBytes("record,nomination,entry,juror,criterion,field,value,\"check\n"), "Count.File.BadQuotes"), (new byte[RawFile.MostBytes + 1], "Count.File.TooLarge"),
            (Encoding.UTF8.GetBytes("record,nomination,entry,juror,criterion,field,value,check\n" + new string('x', RawFile.LongestRow + 1)), "Count.File.RowTooLong"),
        ];
        foreach (var (bytes, key) in wrong)
            Assert.That(Verify.Of(bytes) is { Verdict: Verdict.Unreadable, Consequences: [{ Problem: var problem }] } ? problem.Key : "", Is.EqualTo(key));
    }

    [Property(MaxTest = 300)]
    public void Random_bytes_are_refused_and_never_throw(byte[] bytes) => Assert.That(Verify.Of(bytes ?? []).Verdict, Is.EqualTo(Verdict.Unreadable));

    [Property(MaxTest = 500)]
    public void A_file_with_random_damage_is_found_and_never_throws(int seed, byte[] damage, PositiveInt at)
    {
        var bytes = CountCsv.Bytes(RoundCount.Of(Rounds.Random(seed % 20)));
        var start = at.Get * 7919 % bytes.Length;
        byte[] hurt = [.. bytes[..start], .. damage ?? [], .. bytes[Math.Min(bytes.Length, start + (seed & 7))..]];

        // Damage that leaves every cell as it was is none, e.g. a line end more of the same kind.
        var same = RawFile.Read(hurt) is { Mistakes.Count: 0 } raw && raw.Rows.SequenceEqual(RawFile.Read(bytes).Rows);
        Assert.That(Verify.Of(hurt).Verdict == Verdict.Equal, Is.EqualTo(same));
    }

    [Property(MaxTest = 300)]
    public void Rows_of_random_words_of_the_format_never_throw(int seed)
    {
        var random = new Random(seed);
        var rows = RawFile.Read(CountCsv.Bytes(RoundCount.Of(Rounds.Random(seed & 15)))).Rows.Select(r => r.Row).SkipLast(1).ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var cells = rows[random.Next(rows.Count)].Cells.ToArray();
            var column = random.Next(cells.Length);
            cells[column] = rows[random.Next(rows.Count)].Cells[column];
            rows[random.Next(rows.Count)] = CountRow.Of(cells);
        }

        Assert.That(Enum.IsDefined(Verify.Of(CountCsv.Bytes(rows)).Verdict), Is.True);
    }

    /// <summary>A finished round with everything in it, small enough for every cell to be tried.</summary>
    private static CountInput Finished()
    {
        var input = Rounds.Of(new() { Ties = TieRule.Chair, FewestBallots = 2 }, [7, 8, 9], [8, 8, 8], [5, 6, 4.5m], [9, null, null], [3, 3, 3]);
        var two = Rounds.Nomination("N1", ("C1", 60), ("C2", 40));
        return input with
        {
            Nominations = [two with { TieCriteria = ["C2"] }],
            Entries = [.. input.Entries.Take(4), input.Entries[4] with { Standing = Standing.Withdrawn, Reason = "Відкликано" }],
            Ballots = [.. input.Ballots.Select(b => b with { Scores = new Dictionary<string, decimal> { ["C1"] = b.Scores["C1"], ["C2"] = b.Scores["C1"] } }),
                new("E4", "J2", new Dictionary<string, decimal>(), BallotState.Abstained, "Співавтор")],
            Decisions = [new("N1", ["E2", "E1"], "Більше мешканців", new(2026, 11, 19))],
        };
    }

    /// <summary>Another value that could stand in the cell, and one that could not.</summary>
    private static IEnumerable<string> Others(string[] cells, int column)
    {
        var cell = cells[column];
        yield return cell + "x";
        if (decimal.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var number))
            yield return (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (cell.Length > 0)
            yield return "";
        if (CountRow.Headings[column] is "entry" && cell.Length > 0)
            yield return cell == "E1" ? "E2" : "E1";
    }

    private static byte[] Written(IReadOnlyList<RawRow> rows, int changed, int column, string other)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', CountRow.Headings).Append('\n');
        for (var row = 0; row < rows.Count; row++)
        {
            string[] cells = [.. rows[row].Row.Cells, rows[row].Check];
            if (row == changed)
                cells[column] = other;
            text.AppendJoin(',', cells.Select(CountRow.Quoted)).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static int ResultRow(IReadOnlyList<RawRow> rows, string entry, string field) => rows.First(r => r.Row.Record == "result" && r.Row.Entry == entry && r.Row.Field == field).Number;
}
