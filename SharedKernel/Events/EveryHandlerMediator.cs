using MediatR;

namespace Hub.SharedKernel.Events;

/// <summary>Publishes to every subscriber, one after another, also after one has failed, and then tells all failures together.</summary>
internal sealed class EveryHandlerMediator(ServiceFactory services) : Mediator(type => Late.Made(services, type))
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

    /// <summary>Makes each subscriber when its turn comes: one that cannot be made fails alone.</summary>
    private static class Late
    {
        public static object Made(ServiceFactory services, Type type)
        {
            if (!IsHandlers(type))
                return services(type);
            var late = typeof(Handler<>).MakeGenericType(type.GenericTypeArguments[0].GenericTypeArguments[0]);
            return late.GetMethod(nameof(Handler<INotification>.All))!.CreateDelegate<Func<ServiceFactory, object>>()(services);
        }

        private static bool IsHandlers(Type type) =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            && type.GenericTypeArguments[0] is { IsGenericType: true } handler && handler.GetGenericTypeDefinition() == typeof(INotificationHandler<>);
    }

    private sealed class Handler<T>(Lazy<INotificationHandler<T>> made) : INotificationHandler<T> where T : INotification
    {
        public static object All(ServiceFactory services) =>
            services.GetInstances<Lazy<INotificationHandler<T>>>().Select(made => new Handler<T>(made)).ToArray<INotificationHandler<T>>();

        public async Task Handle(T notification, CancellationToken cancellationToken) => await made.Value.Handle(notification, cancellationToken);
    }
}
