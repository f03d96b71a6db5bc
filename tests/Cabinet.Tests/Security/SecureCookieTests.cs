namespace Hub.Cabinet.Tests.Security;

/// <summary>Cookies over https, where browsers honour what they say.</summary>
public sealed class SecureCookieTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:BehindProxy"] = "true" } });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("")]
    [TestCase("/en")]
    public async Task Every_cookie_of_a_whole_stay_is_of_this_host_alone(string language)
    {
        var person = await Account.Make(hub);
        var browser = new Browser(hub);
        await browser.Open(language + "/cabinet/signin?handler=Passkey");
        await browser.Send(language + "/cabinet/signin", ("Input.Email", person.Email!), ("Input.Password", Account.Password), ("Input.Remember", "true"));
        Assert.That((await browser.Open(language + "/cabinet")).Status, Is.EqualTo(200));
        await browser.Send(language + "/cabinet/settings", ("Input.Name", "Олена Нова"), ("Input.Language", "uk"));
        await browser.Open(language + "/cabinet/settings");
        await browser.Send(language + "/cabinet/signout");

        Assert.That(browser.Set.Select(c => c.Split('=')[0]).Distinct(), Is.SupersetOf(new[] { "__Host-hub", "__Host-hub-form", "__Host-hub-device", "__Host-hub-passkey", "__Host-hub-done" }));
        Assert.That(browser.Set, Is.All.StartsWith("__Host-").And.All.Contain("; path=/;").And.All.Contain("; secure").And.All.Contain("; httponly")
            .And.All.Match("samesite=(lax|strict)").And.All.Not.Contain("domain="));
        Assert.That((await browser.Open(language + "/cabinet")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task A_session_cookie_without_the_prefix_opens_nothing_over_https()
    {
        var person = await Account.Make(hub);
        var browser = new Browser(hub);
        await browser.Send("/cabinet/signin", ("Input.Email", person.Email!), ("Input.Password", Account.Password));
        browser.Rename("__Host-hub", "hub");

        Assert.That((await browser.Open("/cabinet")).Status, Is.EqualTo(302));
    }

    /// <summary>A browser that reached the proxy over https and sends secure cookies back.</summary>
    private sealed class Browser(HubApp hub)
    {
        private readonly Dictionary<string, string> cookies = [];

        public List<string> Set { get; } = [];

        public Task<Answer> Open(string path) => Ask(new HttpRequestMessage(HttpMethod.Get, path));

        public async Task<Answer> Send(string path, params (string Name, string Value)[] fields)
        {
            var token = (await Open(path)).Html.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var sent = fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
            return await Ask(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(sent) });
        }

        public void Rename(string from, string to) => (cookies[to], _) = (cookies[from], cookies.Remove(from));

        private async Task<Answer> Ask(HttpRequestMessage request)
        {
            request.Headers.Add("X-Forwarded-Proto", "https");
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            var answer = await hub.Visitor().Send(request);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                Set.Add(set);
                var (name, value) = set.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : ("", "");
                if (value.Length > 0)
                    cookies[name] = value;
                else
                    cookies.Remove(name);
            }
            return answer;
        }
    }
}
