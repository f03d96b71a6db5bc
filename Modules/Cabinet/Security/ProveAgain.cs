using Hub.Cabinet.Passkeys;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.SecondFactor;
using Hub.Cabinet.Sessions;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Security;

/// <summary>A signed-in person proves anew who they are; sensitive pages are open for ten minutes afterwards.</summary>
internal sealed class ProveAgain(
    CabinetDb db, PauseAfterFailures pauses, IPasswordHasher<Person> hasher, CheckCode check, SignInByPasskey byPasskey,
    BeginSession sessions, IHttpContextAccessor accessor, ICurrentUser user)
{
    public async Task Run(string? password, CancellationToken cancel)
    {
        var person = await Me(cancel);
        var email = EmailAddress.Of(person.Email);
        await pauses.Begin(email, cancel);
        if (hasher.VerifyHashedPassword(person, person.PasswordHash ?? "", PasswordText.Of(password)) == PasswordVerificationResult.Failed)
            throw new RuleViolation("Password.CurrentWrong", "Password");
        await pauses.Forgive(email, cancel);
        await sessions.Renew(cancel);
    }

    public async Task ByCode(string? code, CancellationToken cancel)
    {
        await check.Run(await Me(cancel), code, orRecovery: false, cancel);
        await sessions.Renew(cancel);
    }

    public async Task ByPasskey(string? credential, CancellationToken cancel)
    {
        var person = await byPasskey.Run(credential, accessor.HttpContext!, cancel);
        if (person.Id != user.RequiredId)
            throw new RuleViolation("Passkey.NotYours");
        await sessions.Renew(cancel);
    }

    /// <summary>A provider linked to this person has just named them.</summary>
    public Task ByProvider(CancellationToken cancel) => sessions.Renew(cancel);

    private Task<Person> Me(CancellationToken cancel) => db.People.SingleAsync(p => p.Id == user.RequiredId, cancel);
}
