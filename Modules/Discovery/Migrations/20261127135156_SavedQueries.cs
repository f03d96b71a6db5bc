using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Discovery.Migrations
{
    /// <inheritdoc />
    public partial class SavedQueries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FollowedChange",
                schema: "discovery",
                table: "State",
                
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                schema: "discovery",
                table: "Items",
                
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FirstChange",
                schema: "discovery",
                table: "Items",
                nullable: true,
                // What is there already is older than any saved search.
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "SavedQueries",
                schema: "discovery",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 150, nullable: false),
                    Query = table.Column<string>(maxLength: 4000, nullable: false),
                    Language = table.Column<string>(maxLength: 2, nullable: false),
                    Pace = table.Column<string>(maxLength: 40, nullable: false),
                    Since = table.Column<long>(nullable: false),
                    PausedAt = table.Column<DateTime>(nullable: true),
                    ToldAt = table.Column<DateTime>(nullable: true),
                    StopKey = table.Column<Guid>(nullable: false),
                    FeedHash = table.Column<string>(maxLength: 64, nullable: true),
                    FeedMadeAt = table.Column<DateTime>(nullable: true),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedQueries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Told",
                schema: "discovery",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(nullable: false),
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ItemId = table.Column<Guid>(nullable: false),
                    ToldAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Told", x => new { x.PersonId, x.Module, x.Kind, x.ItemId });
                });

            migrationBuilder.CreateTable(
                name: "Found",
                schema: "discovery",
                columns: table => new
                {
                    QueryId = table.Column<Guid>(nullable: false),
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ItemId = table.Column<Guid>(nullable: false),
                    FoundAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Found", x => new { x.QueryId, x.Module, x.Kind, x.ItemId });
                    table.ForeignKey(
                        name: "FK_Found_SavedQueries_QueryId",
                        column: x => x.QueryId,
                        principalSchema: "discovery",
                        principalTable: "SavedQueries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.UpdateData(
                schema: "discovery",
                table: "State",
                keyColumn: "Id",
                keyValue: 1,
                column: "FollowedChange",
                value: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_Items_StartsAt",
                schema: "discovery",
                table: "Items",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Found_FoundAt",
                schema: "discovery",
                table: "Found",
                column: "FoundAt");

            migrationBuilder.CreateIndex(
                name: "IX_SavedQueries_FeedHash",
                schema: "discovery",
                table: "SavedQueries",
                column: "FeedHash",
                unique: true,
                filter: "\"FeedHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SavedQueries_PersonId_CreatedAt",
                schema: "discovery",
                table: "SavedQueries",
                columns: new[] { "PersonId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedQueries_StopKey",
                schema: "discovery",
                table: "SavedQueries",
                column: "StopKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Found",
                schema: "discovery");

            migrationBuilder.DropTable(
                name: "Told",
                schema: "discovery");

            migrationBuilder.DropTable(
                name: "SavedQueries",
                schema: "discovery");

            migrationBuilder.DropIndex(
                name: "IX_Items_StartsAt",
                schema: "discovery",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "FollowedChange",
                schema: "discovery",
                table: "State");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                schema: "discovery",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "FirstChange",
                schema: "discovery",
                table: "Items");
        }
    }
}
