using Hub.SharedKernel.Data;
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
        migrationBuilder.CreateOutboxAndInbox("ledger");
    }
}
