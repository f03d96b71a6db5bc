using Microsoft.EntityFrameworkCore.Migrations;

namespace Hub.SharedKernel.Data;

/// <summary>The tables of outbox and inbox for a first migration that is written by hand.</summary>
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
}
