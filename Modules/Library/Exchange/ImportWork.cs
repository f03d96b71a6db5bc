using Hub.SharedKernel.Exchange;

namespace Hub.Library.Exchange;

/// <summary>Saves a file that was checked on the page.</summary>
internal sealed class ImportWork(ImportDocuments import, StagedFiles staged) : ImportWork<DocumentRow>(import, staged)
{
    public const string Kind = "library.import";
}
