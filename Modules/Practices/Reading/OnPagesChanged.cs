using Hub.SharedKernel.Contracts;
using MediatR;

namespace Hub.Practices.Reading;

/// <summary>Lets the index follow what this host's people do. It changes nothing in the database, so hearing a fact twice does no harm.</summary>
internal sealed class OnPagesChanged(PracticeIndex index) :
    INotificationHandler<ItemPublished>, INotificationHandler<ItemWithdrawn>, INotificationHandler<PublicPagesChanged>
{
    public Task Handle(ItemPublished notification, CancellationToken cancellationToken) => Touch(notification.Module, notification.ItemId);

    public Task Handle(ItemWithdrawn notification, CancellationToken cancellationToken) => Touch(notification.Module, notification.ItemId);

    public Task Handle(PublicPagesChanged notification, CancellationToken cancellationToken)
    {
        if (notification.Module == PracticeFacts.Module)
            index.Touch();
        return Task.CompletedTask;
    }

    private Task Touch(string module, Guid id)
    {
        if (module == PracticeFacts.Module)
            index.Touch(id);
        return Task.CompletedTask;
    }
}
