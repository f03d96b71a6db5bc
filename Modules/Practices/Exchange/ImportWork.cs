using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Exchange;

/// <summary>Saves a file that was checked on the page.</summary>
internal sealed class ImportWork(ImportPractices import, StagedFiles staged) : ImportWork<PracticeRow>(import, staged)
{
    public const string Kind = "practices.import";
}
