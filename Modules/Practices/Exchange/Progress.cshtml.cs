using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;

namespace Hub.Practices.Exchange;

/// <summary>How an import goes.</summary>
[RequirePermission(PracticesModule.Import)]
internal sealed class ProgressModel(ILongWorks works, ICurrentUser user, ModuleTexts texts)
    : ImportProgressPage(works, user, new(texts, PracticeFacts.Module, Language.Current), ImportWork.Kind);
