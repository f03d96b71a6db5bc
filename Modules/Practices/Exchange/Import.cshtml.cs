using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Configuration;

namespace Hub.Practices.Exchange;

[RequirePermission(PracticesModule.Import)]
internal sealed class ImportModel(ImportPractices import, StagedFiles staged, ICurrentUser user, ModuleTexts texts, IConfiguration settings)
    : ImportPage<PracticeRow>(import, staged, user, new(texts, PracticeFacts.Module, Language.Current))
{
    public int MaxMegabytes { get; } = settings.GetValue("Hub:Files:MaxMegabytes", 100);
}
