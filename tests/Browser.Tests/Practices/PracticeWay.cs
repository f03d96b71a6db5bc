using Hub.Cabinet.Mail;
using Hub.Practices;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Browser.Tests.Practices;

/// <summary>One practice, the people around it, and what has become of it so far.</summary>
internal sealed partial class PracticeWay(HubApp hub, Manner manner) : IAsyncDisposable
{
    private const string Submit = "main form button.govuk-button:not([aria-hidden])";
    private const string AuthorPassword = "тиха вода греблі рве 9";
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<string, Person> people = [];
    private readonly string mark = $"{manner.Language}{(manner.JavaScript ? 1 : 2)}";
    private string version = "";
    private string slug = "";

    public IEnumerable<string> Complaints => people.Values.SelectMany(person => person.Complaints);

    private string Title => $"Прогулянка {mark}: черга до закладу без черги";

    private string AuthorEmail => $"walk-{mark}@example.org";

    private string Public => "/practices/" + slug;

    private Person Author => people[AuthorEmail];

    /// <summary>A new account, confirmed by the mailed link.</summary>
    public async Task Register()
    {
        var author = people[AuthorEmail] = await Person.Begin(hub, manner, seen);
        await author.Open("/cabinet/register");
        await author.Write("Input.Name", "Оксана Левченко");
        await author.Write("Input.Email", AuthorEmail);
        await author.Write("Input.Password", AuthorPassword);
        await author.Press(Submit);
        await hub.Run<SendDueMail>(send => send.Run(CancellationToken.None));
        await author.Page.GotoAsync(hub.Mails.Last(mail => mail.To == AuthorEmail).Link.PathAndQuery);
        await author.Press(Submit);
        await SignIn(author, AuthorEmail, AuthorPassword);
    }

    /// <summary>An unfinished draft is kept, then every section is filled and the editors get it.</summary>
    public async Task Describe()
    {
        await Author.Open("/practices/submission/start");
        await Author.Write("Heading", Title);
        await Author.Press(Submit);
        version = Guid.Parse(new Uri(Author.Page.Url).Segments[^1]).ToString();
        await Interrupted();
        await Description.General(Author, $"Walk {mark}: a queue without queueing");
        await Description.Rest(Author);
        await Description.AddPicture(Author);
        await Author.Open("/practices/submission/submit/" + version);
        Assert.That(await Author.Page.Locator(Submit).CountAsync(), Is.Zero, "a picture without words keeps the practice from the editors");
        await Author.Open("/practices/submission/files/" + version);
        await Description.DescribePicture(Author);
        await Author.Open("/practices/submission/submit/" + version);
        Assert.That(await Author.Texts("main .hub-tag"), Does.Contain(T("Grade.A")));
        await Author.Press(Submit);
        await Author.Open("/practices/submission/way/" + version);
        Assert.That(await Author.Texts("main .hub-tag"), Does.Contain(T("Status.Submitted")));
        await Tell();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values)
            await person.DisposeAsync();
    }

    /// <summary>What is incomplete stays, saved by itself where scripts run and by the button elsewhere.</summary>
    private async Task Interrupted()
    {
        await Author.Write("Content.Summary.Uk", "Ще не все.");
        if (manner.JavaScript)
            await Author.Page.Locator("[data-autosave-status][data-state=saved]").WaitForAsync();
        else
            await Author.Press("button[name=Go][value=stay]:not([aria-hidden])", mistakes: true);
        await Author.Open("/practices/submission/edit/" + version);
        Assert.That(await Author.Value("Content.Summary.Uk"), Is.EqualTo("Ще не все."));
        Assert.That(await Author.Texts("aside .hub-tag"), Does.Contain(T("Grade.D")), "the checks stand beside the form");
    }

    private async Task<Person> As(string mailbox)
    {
        var email = mailbox + "@example.org";
        if (people.TryGetValue(email, out var person))
            return person;
        person = people[email] = await Person.Begin(hub, manner, seen);
        await SignIn(person, email, Hub.Cabinet.Demonstration.DemonstrationPeople.Password);
        return person;
    }

    private static async Task SignIn(Person person, string email, string password)
    {
        await person.Open("/cabinet/signin");
        await person.Write("Input.Email", email);
        await person.Write("Input.Password", password);
        await person.Press(Submit);
        Assert.That(new Uri(person.Page.Url).AbsolutePath, Does.EndWith("/cabinet"));
    }

    private async Task Tell()
    {
        while (await hub.DeliverOutbox() > 0) { }
    }

    private string T(string key, params object[] arguments) =>
        hub.Services.GetRequiredService<ModuleTexts>().In(manner.Language, PracticeFacts.Module, key, arguments);

    private Task<T1> Db<T1>(Func<PracticesDb, Task<T1>> read) => hub.Db(read);

    private Task<string> Slug() => Db(db => db.Practices.Where(p => p.TitleUk == Title).Select(p => p.Slug!).SingleAsync());
}
