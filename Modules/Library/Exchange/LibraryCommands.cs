using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Library.Exchange;

/// <summary>The command <c>import library FILE</c>.</summary>
internal sealed class ImportLibraryCommand(Func<IServiceProvider> hub, ModuleTexts texts) : ImportCommand<LibraryDb>(hub, texts, LibraryFacts.Module)
{
    protected override string Kind => ImportWork.Kind;

    protected override Task Run(IServiceProvider services, ImportOrder order, ImportReport result, CancellationToken cancel) =>
        services.GetRequiredService<ImportDocuments>().Run(order, result, cancel);
}

/// <summary>The command <c>export library FILE</c>.</summary>
internal sealed class ExportLibraryCommand(Func<IServiceProvider> hub, ModuleTexts texts) : ExportCommand<LibraryDb>(hub, texts, LibraryFacts.Module)
{
    protected override async Task<int> Write(IServiceProvider services, LibraryDb db, Stream to, ExportOrder order, CancellationToken cancel)
    {
        var address = services.GetRequiredService<PublicAddress>();
        var rows = order.Everything ? await ExportDocuments.Everything(db, address, cancel) : await ExportDocuments.Published(db, address, all => all.OrderBy(d => d.Id), cancel);
        return order.AsJson ? await DocumentJson.Write(to, rows, cancel) : await DocumentCsv.Write(to, rows, cancel, order.Delimiter);
    }
}
