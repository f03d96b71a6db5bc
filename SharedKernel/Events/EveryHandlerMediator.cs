using MediatR;

namespace Hub.SharedKernel.Events;

/// <summary>Publishes to every subscriber, one after another, also after one has failed, and then tells all failures together.</summary>
internal sealed class EveryHandlerMediator(ServiceFactory services) : Mediator(services)
{
    // Each step of the enumeration starts the next subscriber, so they never share a context at the same time.
    protected override async Task PublishCore(IEnumerable<Task> allHandlers)
    {
        List<Exception>? failures = null;
        foreach (var handler in allHandlers)
        {
            try
            {
                await handler;
            }
            catch (Exception failure)
            {
                (failures ??= []).Add(failure);
            }
        }
        if (failures is not null)
            throw new AggregateException(failures);
    }
}
