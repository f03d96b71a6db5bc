namespace Hub.Cabinet.Outside;

/// <summary>Whom a provider named.</summary>
/// <param name="Provider">Who says so.</param>
/// <param name="Key">The same for the same person for ever; empty when the provider did not say.</param>
/// <param name="Name">Name, for the registration form.</param>
/// <param name="Email">E-mail, for the registration form; it proves nothing.</param>
/// <param name="Proves">Whether a signed-in person only proves anew who they are.</param>
/// <param name="ReturnUrl">Where the person wanted to go.</param>
internal sealed record OutsideIdentity(OutsideProvider Provider, string Key, string Name, string Email, bool Proves, string? ReturnUrl);
