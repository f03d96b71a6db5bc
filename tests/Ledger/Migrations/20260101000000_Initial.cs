using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hub.Ledger.Migrations;

[DbContext(typeof(LedgerDb))]
[Migration("20260101000000_Initial")]
public sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.EnsureSchema("ledger");
        migrationBuilder.CreateTable("Entries", columns => new
        {
            Id = columns.Column<Guid>(),
            Number = columns.Column<int>(),
            Text = columns.Column<string>(maxLength: 200),
            Version = columns.Column<int>(),
        }, "ledger", table => table.PrimaryKey("PK_Entries", row => row.Id));
        migrationBuilder.CreateTable("Effects", columns => new
        {
            Id = columns.Column<Guid>(),
            Number = columns.Column<int>(),
            By = columns.Column<string>(maxLength: 40),
        }, "ledger", table => table.PrimaryKey("PK_Effects", row => row.Id));
        CreateOutboxAndInbox(migrationBuilder);
    }

    private static void CreateOutboxAndInbox(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Outbox", columns => new
        {
            Id = columns.Column<Guid>(),
            Type = columns.Column<string>(maxLength: 200),
            Payload = columns.Column<string>(),
            OccurredAt = columns.Column<DateTime>(),
            DueAt = columns.Column<DateTime>(),
            Attempts = columns.Column<int>(),
            DeliveredAt = columns.Column<DateTime>(nullable: true),
            Error = columns.Column<string>(maxLength: 2000, nullable: true),
        }, "ledger", table => table.PrimaryKey("PK_Outbox", row => row.Id));
        migrationBuilder.CreateTable("Inbox", columns => new
        {
            EventId = columns.Column<Guid>(),
            Subscriber = columns.Column<string>(maxLength: 200),
            TakenAt = columns.Column<DateTime>(),
        }, "ledger", table => table.PrimaryKey("PK_Inbox", row => new { row.EventId, row.Subscriber }));
    }
}
