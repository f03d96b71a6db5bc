using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Hub.Checks;
using Hub.Commands;
using Hub.SharedKernel.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Host.Tests.Checks;

/// <summary>The command <c>check</c> names each kind of misconfiguration in a sentence: what, where and how to mend it.</summary>
[NonParallelizable]
public sealed class CheckTests
{
    private TestDatabase database = null!;
    private string pages = null!;

    [OneTimeSetUp]
    public async Task Migrate()
    {
        database = await TestDatabase.Create();
        await using (await HubApp.Start(new() { Database = database })) { }
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "letter.txt"), "Це лист, а не база даних, хоч і лежить на її місці.");
        pages = Path.Combine(Repository.At("Host"), "wwwroot");
    }

    [OneTimeTearDown]
    public async Task Delete() => await database.DisposeAsync();

    [Test]
    public async Task A_portal_that_is_set_up_well_has_nothing_to_mend()
    {
        var (code, said) = await Check("en");

        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain("✓ Databases").And.Contain("There is nothing to mend."));
    }

    // Settings: what is not declared, and values that may not be.
    [TestCase("Hub:Dta", "x", "The portal does not know the setting Hub:Dta. Is Hub:Data meant?")]
    [TestCase("Modules:Library:Text:Seconds", "5", "does not know the setting Modules:Library:Text:Seconds. Is Modules:Library:Texts:Seconds meant?")]
    [TestCase("Hub:Whatever:Else", "x", "does not know the setting Hub:Whatever:Else. All settings are in docs/map.md.")]
    [TestCase("Hub:Engine", "Oracle", "Hub:Engine is “Oracle”; it may be one of: Sqlite, SqlServer, PostgreSql.")]
    [TestCase("Hub:Limits:SignIn", "0", "Hub:Limits:SignIn is “0”; it must be a number from 1 to 1000000 (usually 10).")]
    [TestCase("Hub:CacheSeconds", "a minute", "Hub:CacheSeconds is “a minute”; it must be a number")]
    [TestCase("Hub:BehindProxy", "yes", "Hub:BehindProxy is “yes”; write true or false.")]
    [TestCase("Hub:Address", "portal.example.org", "Hub:Address is “portal.example.org”; it must be a full address")]
    [TestCase("Mail:From", "portal", "Mail:From is “portal”, which is not a mailbox.")]
    [TestCase("Hub:Engine", "PostgreSql", "Hub:Engine is PostgreSql, and Hub:Database is missing.")]
    // Rules that join several settings.
    [TestCase("Mail:Smtp:Host", "mail.example.org", "Setting Mail:From is missing")]
    [TestCase("Mail:BounceFolder", "/no/such/folder", "Setting Mail:BounceFolder is '/no/such/folder', which is not a folder")]
    // Places.
    [TestCase("Hub:Files:Root", "{pages}/files", "Hub:Files:Root is {pages}/files, which lies in {pages}, from where files are given to everybody.")]
    [TestCase("Hub:Files:Root", "{data}/ledger.db", "Setting Hub:Files:Root is '{data}/ledger.db', which is a file")]
    [TestCase("Mail:Folder", "/proc/mails", "Mail:Folder is /proc/mails, which cannot be written to")]
    [TestCase("Hub:Plugins", "/no/such/plugins", "Hub:Plugins is /no/such/plugins, and there is no such folder.")]
    // How it stands in the world.
    [TestCase("Hub:Address", "http://portal.example.org", "Hub:Address is “http://portal.example.org”, which is not protected")]
    [TestCase("Hub:Address", "https://portal.example.org/hub", "has a path or a query: “https://portal.example.org/hub”. The portal lives at the root of a site: write https://portal.example.org")]
    [TestCase("Hub:BehindProxy", "false", "trusts no proxy: every visitor would have the proxy's address")]
    [TestCase("Hub:Address", null, "Hub:Address is missing")]
    [TestCase("Hub:Demonstration", "true", "Hub:Demonstration is on outside development")]
    [TestCase("Hub:Dispatcher", "false", "Hub:Dispatcher is off")]
    [TestCase("Hub:Limits:SignIn", "500", "Hub:Limits:SignIn (500) is more than Hub:Limits:Forms (120)")]
    [TestCase("Modules:Cabinet:Enabled", "false", "nobody can sign in")]
    // Databases and mail servers that are not there.
    [TestCase("Modules:Ledger:Database", "Data Source={data}/fresh.db", "The tables of module Ledger are not up to date. Run the command migrate.")]
    [TestCase("Modules:Ledger:Database", "Data Source={data}/letter.txt", "The database of module Ledger does not answer")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT is “collector”; it must be a full address")]
    public async Task What_is_wrong_is_named(string setting, string? value, string sentence)
    {
        var (code, said) = await Check("en", (setting, Placed(value)));

        Assert.That(said, Does.Contain(Placed(sentence)!));
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task A_mail_server_that_does_not_answer_is_named()
    {
        var (code, said) = await Check("en", ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", "9"), ("Mail:From", "portal@example.org"));

        Assert.That((code, said.Contains("The mail server 127.0.0.1:9 does not answer", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    [Test]
    public async Task A_mail_server_without_TLS_is_named()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        var plain = Task.Run(async () =>
        {
            using var client = await server.AcceptTcpClientAsync();
            using var line = new StreamReader(client.GetStream());
            await client.GetStream().WriteAsync("220 mail\r\n"u8.ToArray());
            while (await line.ReadLineAsync() is { } said)
                await client.GetStream().WriteAsync(said.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye\r\n"u8.ToArray() : "250 mail\r\n"u8.ToArray());
        });

        var (code, said) = await Check("en", ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", $"{port}"), ("Mail:From", "portal@example.org"));

        Assert.That((code, said.Contains("does not protect the connection as Mail:Smtp:Security says (StartTls)", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
        await plain;
    }

    [Test]
    public async Task A_database_that_cannot_be_written_to_is_named()
    {
        var (code, said) = await Check("en", ("Modules:Ledger:Database", $"Data Source={database.Folder}/ledger.db;Mode=ReadOnly"));

        Assert.That((code, said.Contains("The database of module Ledger cannot be written to", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    [TestCase("20991231000000_Later", "The database of module Ledger is newer than the program: it has the migration 20991231000000_Later.")]
    [TestCase(RestoreMark.Id, "A restore from a backup was begun and not finished (module Ledger).")]
    public async Task Tables_of_another_state_are_named(string migration, string sentence)
    {
        var copy = Path.Combine(database.Folder, $"copy-{Guid.NewGuid():N}.db");
        await using (var ledger = new SqliteConnection($"Data Source={database.Folder}/ledger.db;Pooling=False"))
        await using (var file = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            await ledger.OpenAsync();
            await file.OpenAsync();
            ledger.BackupDatabase(file);
            var command = file.CreateCommand();
            command.CommandText = "INSERT INTO ledger_Migrations VALUES ($id, '10')";
            command.Parameters.AddWithValue("$id", migration);
            await command.ExecuteNonQueryAsync();
        }

        var (code, said) = await Check("en", ("Modules:Ledger:Database", $"Data Source={copy}"));

        Assert.That((code, said.Contains(sentence, StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    [Test]
    public async Task A_server_that_is_away_is_named_once_for_all_modules()
    {
        var (code, said) = await Check("en", ("Hub:Engine", "PostgreSql"), ("Hub:Database", "Host=127.0.0.1;Port=9;Username=hub;Password=secret;Timeout=5"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("does not answer").And.Not.Contain("secret"));
        Assert.That(said.Split("does not answer"), Has.Length.EqualTo(2));
        Assert.That(said, Does.Contain("this folder must be shared"), "and on a server several hosts may come");
    }

    [Test]
    public async Task A_clock_that_differs_from_the_file_systems_is_named()
    {
        var (code, said) = await Check("en", builder => builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(3))));

        Assert.That((code, said.Contains("writes times that differ from this machine's clock by -10", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    [TestCase(100L * 1024 * 1024, true, true, "There is too little room for Hub:Data: 100 MB are free")]
    [TestCase(250L * 1024 * 1024, true, true, "allows files of 100 MB, but only 250 MB are free")]
    [TestCase(long.MaxValue, false, true, "does not know the time zone Europe/Kyiv")]
    [TestCase(long.MaxValue, true, false, "has no language data (ICU)")]
    public async Task A_machine_that_lacks_something_is_named(long free, bool kyiv, bool ukrainian, string sentence)
    {
        var (code, said) = await Check("en", builder => builder.Services.AddSingleton<Machine>(new PoorMachine(free, kyiv, ukrainian)));

        Assert.That((code, said.Contains(sentence, StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    [Test]
    public async Task A_refused_module_is_named()
    {
        var plugins = Path.Combine(database.Folder, "plugins-bad");
        Directory.CreateDirectory(Path.Combine(plugins, "Forum"));

        var (code, said) = await Check("en", ("Hub:Plugins", plugins));

        Assert.That((code, said.Contains("The dropped-in module Forum was refused: No assembly was found.", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    [Test]
    public async Task Sentences_are_Ukrainian_too()
    {
        var (code, said) = await Check("uk", ("Hub:Dta", "x"), ("Hub:BehindProxy", "так"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("Налаштування Hub:Dta портал не знає. Може, мається на увазі Hub:Data?").And.Contain("Hub:BehindProxy – «так»; напишіть true або false.")
            .And.Contain("Виправте: 2."));
    }

    [Test]
    [SetUICulture("en")]
    public void A_wrong_setting_stops_the_start_with_the_same_sentence() =>
        Assert.That(() => HubApp.Built(database, new Dictionary<string, string?> { ["Hub:Limits:Form"] = "5" }), Throws.TypeOf<WrongSettings>()
            .With.Message.EqualTo("The portal does not know the setting Hub:Limits:Form. Is Hub:Limits:Forms meant?"));

    private Task<(int Code, string Said)> Check(string language, params (string Key, string? Value)[] settings) =>
        Check(language, builder => builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))));

    private async Task<(int Code, string Said)> Check(string language, Action<WebApplicationBuilder> adjust)
    {
        var said = new StringWriter();
        var usual = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = SharedKernel.Languages.Language.Of(language);
        try
        {
            var code = await CommandLine.Run(["check", "--applicationName=Hub", $"--contentRoot={Repository.At("Host")}", "--hostBuilder:reloadConfigOnChange=false"],
                new InvocationConfiguration { Output = said, Error = said }, builder =>
                {
                    builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                    {
                        ["Hub:Data"] = database.Folder,
                        ["Hub:Address"] = "https://portal.example.org",
                        ["Hub:BehindProxy"] = "true",
                    });
                    adjust(builder);
                });
            return (code, said.ToString());
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = usual;
        }
    }

    private string? Placed(string? text) => text?.Replace("{data}", database.Folder, StringComparison.Ordinal).Replace("{pages}", pages, StringComparison.Ordinal);

    private sealed class PoorMachine(long free, bool kyiv, bool ukrainian) : Machine
    {
        public override long Free(string folder) => free;

        public override bool KnowsKyiv => kyiv;

        public override bool KnowsUkrainian => ukrainian;
    }
}
