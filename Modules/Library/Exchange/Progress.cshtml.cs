using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;

namespace Hub.Library.Exchange;

/// <summary>How an import goes.</summary>
[RequirePermission(LibraryModule.Import)]
internal sealed class ProgressModel(ILongWorks works, ICurrentUser user, ModuleTexts texts)
    : ImportProgressPage(works, user, new(texts, LibraryFacts.Module, Language.Current), ImportWork.Kind);
