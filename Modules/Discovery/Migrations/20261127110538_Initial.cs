using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Discovery.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "discovery");

            migrationBuilder.CreateTable(
                name: "Asked",
                schema: "discovery",
                columns: table => new
                {
                    Words = table.Column<string>(maxLength: 100, nullable: false),
                    Times = table.Column<int>(nullable: false),
                    Found = table.Column<int>(nullable: false),
                    LastOn = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Asked", x => x.Words);
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                schema: "discovery",
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
                name: "Items",
                schema: "discovery",
                columns: table => new
                {
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ItemId = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Change = table.Column<long>(nullable: false),
                    IsWithdrawn = table.Column<bool>(nullable: false),
                    Path = table.Column<string>(maxLength: 400, nullable: false),
                    TitleUk = table.Column<string>(nullable: false),
                    TitleEn = table.Column<string>(nullable: true),
                    SummaryUk = table.Column<string>(nullable: false),
                    SummaryEn = table.Column<string>(nullable: true),
                    BodyUk = table.Column<string>(nullable: false),
                    BodyEn = table.Column<string>(nullable: true),
                    Topics = table.Column<string>(maxLength: 1000, nullable: false),
                    Organisation = table.Column<string>(maxLength: 400, nullable: true),
                    OrganisationCode = table.Column<string>(maxLength: 60, nullable: true),
                    Territory = table.Column<string>(maxLength: 60, nullable: true),
                    PublishedAt = table.Column<DateTime>(nullable: false),
                    UpdatedAt = table.Column<DateTime>(nullable: false),
                    StartsAt = table.Column<DateTime>(nullable: true),
                    EndsAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Items", x => new { x.Module, x.Kind, x.ItemId });
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                schema: "discovery",
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
                name: "State",
                schema: "discovery",
                columns: table => new
                {
                    Id = table.Column<int>(nullable: false),
                    LastChange = table.Column<long>(nullable: false),
                    Generation = table.Column<int>(nullable: false),
                    AskedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_State", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Synonyms",
                schema: "discovery",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Members = table.Column<string>(maxLength: 2420, nullable: false),
                    ChangedAt = table.Column<DateTime>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Synonyms", x => x.Id);
                });

            migrationBuilder.InsertData(
                schema: "discovery",
                table: "State",
                columns: new[] { "Id", "AskedAt", "Generation", "LastChange" },
                values: new object[] { 1, null, 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Asked_Found_Times",
                schema: "discovery",
                table: "Asked",
                columns: new[] { "Found", "Times" });

            migrationBuilder.CreateIndex(
                name: "IX_Asked_LastOn",
                schema: "discovery",
                table: "Asked",
                column: "LastOn");

            migrationBuilder.CreateIndex(
                name: "IX_Asked_Times",
                schema: "discovery",
                table: "Asked",
                column: "Times");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_TakenAt",
                schema: "discovery",
                table: "Inbox",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Items_Change",
                schema: "discovery",
                table: "Items",
                column: "Change",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeliveredAt_DueAt",
                schema: "discovery",
                table: "Outbox",
                columns: new[] { "DeliveredAt", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Asked",
                schema: "discovery");

            migrationBuilder.DropTable(
                name: "Inbox",
                schema: "discovery");

            migrationBuilder.DropTable(
                name: "Items",
                schema: "discovery");

            migrationBuilder.DropTable(
                name: "Outbox",
                schema: "discovery");

            migrationBuilder.DropTable(
                name: "State",
                schema: "discovery");

            migrationBuilder.DropTable(
                name: "Synonyms",
                schema: "discovery");
        }
    }
}
