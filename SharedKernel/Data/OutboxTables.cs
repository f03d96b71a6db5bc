using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hub.SharedKernel.Data;

/// <summary>What migrations do with outbox and inbox.</summary>
public static class OutboxTables
{
    /// <summary>Makes both tables as <see cref="ModuleDb"/> maps them.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="schema">The module's name in lower case.</param>
    public static void CreateOutboxAndInbox(this MigrationBuilder migration, string schema)
    {
        migration.CreateTable("Outbox", columns => new
        {
            Id = columns.Column<Guid>(),
            Type = columns.Column<string>(maxLength: 200),
            Payload = columns.Column<string>(),
            OccurredAt = columns.Column<DateTime>(),
            DueAt = columns.Column<DateTime>(),
            Attempts = columns.Column<int>(),
            DeliveredAt = columns.Column<DateTime>(nullable: true),
            Error = columns.Column<string>(maxLength: 2000, nullable: true),
        }, schema, table => table.PrimaryKey("PK_Outbox", row => row.Id));
        migration.CreateIndex("IX_Outbox_DeliveredAt_DueAt", "Outbox", ["DeliveredAt", "DueAt"], schema);
        migration.CreateTable("Inbox", columns => new
        {
            EventId = columns.Column<Guid>(),
            Subscriber = columns.Column<string>(maxLength: 200),
            TakenAt = columns.Column<DateTime>(),
        }, schema, table => table.PrimaryKey("PK_Inbox", row => new { row.EventId, row.Subscriber }));
        migration.CreateIndex("IX_Inbox_TakenAt", "Inbox", "TakenAt", schema);
    }

    /// <summary>
    /// Asks every module to tell its items again, when the migration that makes or changes the hearer's tables is applied: once for a
    /// database, whichever host brings it up to date, and together with the tables that are to be filled.
    /// </summary>
    /// <param name="migration">The migration.</param>
    /// <param name="schema">The hearing module's name in lower case.</param>
    public static void AskForReplay(this MigrationBuilder migration, string schema)
    {
        var (row, now) = (OutboxRow.From(new ReplayRequested(null)), TimeProvider.System.GetUtcNow().UtcDateTime);
        migration.InsertData("Outbox", ["Id", "Type", "Payload", "OccurredAt", "DueAt", "Attempts"],
            [row.Id, row.Type, row.Payload, now, now, 0], schema);
    }
}
