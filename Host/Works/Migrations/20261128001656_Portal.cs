using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Works.Migrations
{
    /// <inheritdoc />
    public partial class Portal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "portal");

            migrationBuilder.CreateTable(
                name: "Inbox",
                schema: "portal",
                columns: table => new
                {
                    EventId = table.Column<Guid>(nullable: false),
                    Subscriber = table.Column<string>(maxLength: 200, nullable: false),
                    TakenAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => new { x.EventId, x.Subscriber });
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Type = table.Column<string>(maxLength: 200, nullable: false),
                    Payload = table.Column<string>(nullable: false),
                    OccurredAt = table.Column<DateTime>(nullable: false),
                    DueAt = table.Column<DateTime>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    DeliveredAt = table.Column<DateTime>(nullable: true),
                    Error = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SentForms",
                schema: "portal",
                columns: table => new
                {
                    Print = table.Column<string>(maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    Location = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentForms", x => x.Print);
                });

            migrationBuilder.CreateTable(
                name: "Works",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 100, nullable: false),
                    Title = table.Column<string>(maxLength: 300, nullable: false),
                    Order = table.Column<string>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    QueuedAt = table.Column<DateTime>(nullable: false),
                    IsLocal = table.Column<bool>(nullable: false),
                    Phase = table.Column<string>(maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    Holder = table.Column<Guid>(nullable: true),
                    LeaseUntil = table.Column<DateTime>(nullable: true),
                    IsCancelAsked = table.Column<bool>(nullable: false),
                    StepKey = table.Column<string>(maxLength: 200, nullable: true),
                    StepDone = table.Column<long>(nullable: false),
                    StepTotal = table.Column<long>(nullable: false),
                    FinishedAt = table.Column<DateTime>(nullable: true),
                    ResultKey = table.Column<string>(maxLength: 200, nullable: true),
                    ResultArguments = table.Column<string>(maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Works", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_TakenAt",
                schema: "portal",
                table: "Inbox",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeliveredAt_DueAt",
                schema: "portal",
                table: "Outbox",
                columns: new[] { "DeliveredAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SentForms_At",
                schema: "portal",
                table: "SentForms",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Works_Phase_QueuedAt",
                schema: "portal",
                table: "Works",
                columns: new[] { "Phase", "QueuedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Inbox",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "Outbox",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "SentForms",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "Works",
                schema: "portal");
        }
    }
}
