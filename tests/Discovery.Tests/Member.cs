using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Tests;

/// <summary>Somebody with an account and a mailbox, made by the pages everybody uses: mails go to nobody else.</summary>
internal sealed class Member
{
    private const string Password = "тиха вода греблі рве 9";

    public string Email { get; } = $"{Guid.NewGuid():N}@example.org";

    public Visitor Visitor { get; private init; } = null!;

    public static async Task<Member> Join(HubApp hub, string language = "uk")
    {
        var member = new Member { Visitor = hub.Visitor() };
        await member.Must(member.Visitor.Post("/cabinet/register",
            ("Input.Name", "Оксана Левченко"), ("Input.Email", member.Email), ("Input.Password", Password), ("Input.Language", language)));
        await hub.RunJob("cabinet.mail");
        var page = await member.Visitor.Get(hub.Mails.Last(m => m.To == member.Email).Link.PathAndQuery);
        await member.Must(page.Submit("main form"));
        await member.Must(member.Visitor.Post("/cabinet/signin", ("Input.Email", member.Email), ("Input.Password", Password)));
        return member;
    }

    /// <summary>Saves a search by its page.</summary>
    public async Task Follow(string query, string name, string pace, string language = "") =>
        await Must((await Visitor.Get($"{language}/discovery/saved/new?{query}")).Submit("main form", ("Input.Name", name), ("Input.Pace", pace)));

    private async Task Must(Task<Answer> doing)
    {
        var answer = await doing;
        if (answer.Status is not (302 or 303))
            throw new InvalidOperationException($"{answer.Path}: {answer.Status} {string.Join(' ', answer.Errors)}");
    }
}

/// <summary>Running the jobs of any module.</summary>
internal static class Jobs
{
    public static Task RunJob(this HubApp hub, string id) => hub.Run<IServiceProvider>(services =>
        ((IJob)services.GetRequiredService(services.GetServices<HubModule>().SelectMany(m => m.Jobs).Single(j => j.Id == id).UseCase)).Run(CancellationToken.None));

    /// <summary>What the clock would do within some minutes: news are found and told, notices become mails, mails go.</summary>
    public static async Task SendEverything(this HubApp hub)
    {
        await hub.RunJob("discovery.updates");
        await hub.DeliverOutbox();
        await hub.RunJob("cabinet.digests");
        await hub.RunJob("cabinet.mail");
    }
}
