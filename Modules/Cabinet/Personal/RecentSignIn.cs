using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Microsoft.AspNetCore.Identity;

namespace Hub.Cabinet.Personal;

/// <summary>Before a step that cannot be taken back: signed in within the last minutes, or the password once more.</summary>
internal sealed class RecentSignIn(IPasswordHasher<Person> hasher, PauseAfterFailures pauses, TimeProvider time)
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    public bool Is(DateTimeOffset? lastSignInAt) => lastSignInAt > time.GetUtcNow() - Recent;

    /// <exception cref="RuleViolation">Neither is so.</exception>
    public async Task Check(Person person, string? password, CancellationToken cancel)
    {
        if (Is(person.LastSignInAt))
            return;
        if (string.IsNullOrEmpty(password))
            throw new RuleViolation("Personal.PasswordNeeded", "Input.Password");
        var email = EmailAddress.Of(person.Email);
        // Somebody at an open screen must not be able to guess without end.
        await pauses.Check(email, cancel);
        if (person.PasswordHash is { } hash && hasher.VerifyHashedPassword(person, hash, PasswordText.Of(password)) != PasswordVerificationResult.Failed)
            return;
        await pauses.Count(email, cancel);
        throw new RuleViolation("Password.CurrentWrong", "Input.Password");
    }
}
