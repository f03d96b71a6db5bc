using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Configuration;

namespace Hub.Library.Exchange;

/// <summary>Librarians send a list of documents, look at what it would do, and save it.</summary>
[RequirePermission(LibraryModule.Import)]
internal sealed class ImportModel(ImportDocuments import, StagedFiles staged, ICurrentUser user, ModuleTexts texts, IConfiguration settings, ILongWorks works)
    : ImportPage<DocumentRow>(import, staged, user, new(texts, LibraryFacts.Module, Language.Current), works, ImportWork.Kind)
{
    public int MaxMegabytes { get; } = settings.GetValue("Hub:Files:MaxMegabytes", 100);

    public bool MayPublish { get; } = user.Can(LibraryModule.Approve);

    public override bool CanSave => base.CanSave && Report is { MistakeCount: 0 };

    protected override ImportOrder Order(ImportOrder order) => order with { GoodRowsOnly = false, Publish = order.Publish && MayPublish };
}
