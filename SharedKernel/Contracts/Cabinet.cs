namespace Hub.SharedKernel.Contracts;

/// <summary>
/// An account was erased for good, after its days of grace. Every module forgets what it holds about the person and nobody else needs;
/// what they made public stays as the work of a former member.
/// </summary>
/// <param name="PersonId">Whose account it was. <c>IPeople.Names</c> answers "former member" for it from now on.</param>
public sealed record PersonErased(Guid PersonId) : IntegrationEvent;
