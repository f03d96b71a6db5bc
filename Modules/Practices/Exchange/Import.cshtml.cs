using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Configuration;

namespace Hub.Practices.Exchange;

[RequirePermission(PracticesModule.Import)]
internal sealed class ImportModel(ImportPractices import, StagedFiles staged, ICurrentUser user, ModuleTexts texts, IConfiguration settings, ILongWorks works)
    : ImportPage<PracticeRow>(import, staged, user, new(texts, PracticeFacts.Module, Language.Current), works, ImportWork.Kind)
{
    public int MaxMegabytes { get; } = settings.GetValue("Hub:Files:MaxMegabytes", 100);
}
