using Hub.Practices.Checks;
using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Exchange;

/// <summary>What a row is going to do, decided by reading alone.</summary>
internal sealed class RowPlan(PracticeRow row)
{
    public PracticeRow Row => row;
    public Practice? Practice { get; private set; }
    public PracticeVersion? Published { get; private set; }
    public PracticeVersion? Open { get; private set; }
    public RowEffect Effect { get; private set; }

    /// <summary>Whether readers are to see it at once.</summary>
    public bool Publish { get; private set; }

    /// <summary>The id a new practice gets: the one of the file, so that a practice keeps it when it moves between portals.</summary>
    public Guid NewId { get; private set; }

    public string Grade { get; private set; } = "D";

    /// <summary>Decides, and adds to the row what is wrong with it.</summary>
    public void Decide(KnownPractices known, ImportOrder order)
    {
        Publish = order.Publish && !row.IsDraft;
        if (row.OnlyCellsWrong && Match(known))
            Compare(known, order);
        else if (!row.IsOfFile && row.Mistakes.TrueForAll(m => m.Column != ""))
            RowChecks.Run(row);
        if (Effect != RowEffect.None && row.Mistakes.Count == 0)
            Grade = EvidenceGrade.Of(row.Content).Letter;
    }

    private bool Match(KnownPractices known)
    {
        var byExternalId = row.ExternalId == "" ? null : known.By(row.ExternalId);
        if (row.Id == "")
        {
            Practice = byExternalId;
            NewId = Guid.CreateVersion7();
            return true;
        }
        NewId = Guid.ParseExact(row.Id, "D");
        Practice = known.By(NewId);
        var agree = Practice is null ? byExternalId is null : row.ExternalId == "" || row.ExternalId == Practice.ExternalId;
        if (!agree)
            row.Wrong(PracticeColumns.ExternalId, "Import.IdsDisagree", row.Id, Mistake.Quote(row.ExternalId));
        return agree;
    }

    private void Compare(KnownPractices known, ImportOrder order)
    {
        if (Practice is null)
        {
            RowChecks.Run(row);
            Effect = RowEffect.New;
            return;
        }
        (Published, Open) = (known.Published(Practice), known.Open(Practice));
        if (Practice.Status == PracticeStatus.Withdrawn)
            row.Wrong(IdColumn, "Import.IsWithdrawn", Practice.TitleUk);
        else if (IsAsStored())
            row.Mistakes.Clear();
        else
            Change(order);
    }

    private string IdColumn => row.ExternalId == "" ? PracticeColumns.Id : PracticeColumns.ExternalId;

    private bool IsAsStored()
    {
        if (Published is not null && Same(Published))
            return true;
        return Open is not null && Same(Open) && !Publish;
    }

    private bool Same(PracticeVersion version)
    {
        var stored = version.Read();
        RowChecks.Complete(row, stored);
        return RowChecks.Same(row.Content, stored);
    }

    private void Change(ImportOrder order)
    {
        RowChecks.Run(row);
        if (order.Owner is { } owner && owner != Practice!.OwnerId)
            row.Wrong(IdColumn, "Import.BelongsToAnother");
        else if (Published is null && Open is null)
            row.Wrong(IdColumn, "Import.NotOpen");
        else if (Open is { IsWithAuthor: false })
            row.Wrong(IdColumn, "Import.InReview");
        Effect = RowEffect.Change;
    }
}
