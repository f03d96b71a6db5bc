using Hub.Cabinet.People;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet.Passkeys;

/// <summary>The two exchanges of WebAuthn: making a passkey and asking for one. What was asked is kept in the browser, sealed.</summary>
internal sealed class PasskeyCeremony(IPasskeyHandler<Person> handler, ProtectedCookies cookies, ILogger<PasskeyCeremony> log)
{
    private const string MakeCookie = "hub-passkey-new";
    private const string AskCookie = "hub-passkey";
    private const int LongestAnswer = 20_000;

    /// <returns>What the browser needs to make a passkey, as JSON.</returns>
    public async Task<string> Make(Person person, HttpContext context)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new() { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.Name }, context);
        cookies.Put(context, MakeCookie, made.AttestationState ?? "");
        return made.CreationOptionsJson;
    }

    /// <returns>What the browser needs to ask for a passkey, as JSON; it names nobody.</returns>
    public async Task<string> Ask(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        cookies.Put(context, AskCookie, asked.AssertionState ?? "");
        return asked.RequestOptionsJson;
    }

    /// <exception cref="RuleViolation"><c>Passkey.NotMade</c> when the answer does not fit what was asked.</exception>
    public async Task<(UserPasskeyInfo Passkey, string PersonId)> Made(string? credential, HttpContext context)
    {
        var state = cookies.Read(context, MakeCookie);
        ProtectedCookies.Remove(context, MakeCookie);
        if (state is null || credential is not { Length: > 0 and <= LongestAnswer })
            throw new RuleViolation("Passkey.NotMade");
        var result = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = state });
        if (result is { Succeeded: true, Passkey: var passkey, UserEntity: var entity })
            return (passkey!, entity!.Id);
        log.LogInformation("A passkey was not taken: {Reason}", result.Failure?.Message);
        throw new RuleViolation("Passkey.NotMade");
    }

    /// <exception cref="RuleViolation"><c>Passkey.NotTaken</c> when nobody is proved by the answer.</exception>
    public async Task<(UserPasskeyInfo Passkey, Person Person)> Given(string? credential, HttpContext context)
    {
        var state = cookies.Read(context, AskCookie);
        ProtectedCookies.Remove(context, AskCookie);
        if (state is null || credential is not { Length: > 0 and <= LongestAnswer })
            throw new RuleViolation("Passkey.NotTaken");
        var result = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (result is { Succeeded: true, Passkey: var passkey, User: var person })
            return (passkey!, person!);
        log.LogInformation("A sign-in by passkey was refused: {Reason}", result.Failure?.Message);
        throw new RuleViolation("Passkey.NotTaken");
    }
}

/// <summary>Passkeys belong to the portal's public address and always prove the person too: by finger, face or PIN.</summary>
internal sealed class PasskeySettings(PublicAddress address) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = new Uri(address.Base).Host;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = context => ValueTask.FromResult(
            !context.CrossOrigin && string.Equals(context.Origin, address.Base, StringComparison.OrdinalIgnoreCase));
    }
}
