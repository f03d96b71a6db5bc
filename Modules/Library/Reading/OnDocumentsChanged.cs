using Hub.SharedKernel.Contracts;
using MediatR;

namespace Hub.Library.Reading;

/// <summary>Lets the index follow what this host's people do. It changes nothing in the database, so hearing a fact twice does no harm.</summary>
internal sealed class OnDocumentsChanged(DocumentIndex index) :
    INotificationHandler<ItemPublished>, INotificationHandler<ItemWithdrawn>, INotificationHandler<PublicPagesChanged>
{
    public Task Handle(ItemPublished notification, CancellationToken cancellationToken) => Touch(notification.Module);

    public Task Handle(ItemWithdrawn notification, CancellationToken cancellationToken) => Touch(notification.Module);

    public Task Handle(PublicPagesChanged notification, CancellationToken cancellationToken) => Touch(notification.Module);

    private Task Touch(string module)
    {
        if (module == LibraryFacts.Module)
            index.Touch();
        return Task.CompletedTask;
    }
}
