using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Library.Migrations
{
    /// <inheritdoc />
    public partial class HarvestSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Sources",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Address = table.Column<string>(maxLength: 1000, nullable: false),
                    Prefix = table.Column<string>(maxLength: 40, nullable: false),
                    Set = table.Column<string>(maxLength: 200, nullable: true),
                    CollectionId = table.Column<Guid>(nullable: false),
                    Rhythm = table.Column<string>(maxLength: 40, nullable: false),
                    IsOn = table.Column<bool>(nullable: false),
                    IsLeaving = table.Column<bool>(nullable: false),
                    HasSeconds = table.Column<bool>(nullable: false),
                    From = table.Column<DateTime>(nullable: true),
                    Token = table.Column<string>(maxLength: 4000, nullable: true),
                    RunAt = table.Column<DateTime>(nullable: true),
                    StartedAt = table.Column<DateTime>(nullable: true),
                    DoneAt = table.Column<DateTime>(nullable: true),
                    DueAt = table.Column<DateTime>(nullable: false),
                    LeaseUntil = table.Column<DateTime>(nullable: true),
                    StopAsked = table.Column<bool>(nullable: false),
                    Pages = table.Column<int>(nullable: false),
                    Seen = table.Column<int>(nullable: false),
                    Added = table.Column<int>(nullable: false),
                    Changed = table.Column<int>(nullable: false),
                    Deleted = table.Column<int>(nullable: false),
                    Refused = table.Column<int>(nullable: false),
                    Failures = table.Column<int>(nullable: false),
                    Problem = table.Column<string>(maxLength: 40, nullable: true),
                    ProblemDetail = table.Column<string>(maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sources_Collections_CollectionId",
                        column: x => x.CollectionId,
                        principalSchema: "library",
                        principalTable: "Collections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HarvestRefusals",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    SourceId = table.Column<Guid>(nullable: false),
                    Identifier = table.Column<string>(maxLength: 300, nullable: false),
                    Key = table.Column<string>(maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HarvestRefusals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HarvestRefusals_Sources_SourceId",
                        column: x => x.SourceId,
                        principalSchema: "library",
                        principalTable: "Sources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HarvestRefusals_SourceId",
                schema: "library",
                table: "HarvestRefusals",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_Sources_CollectionId",
                schema: "library",
                table: "Sources",
                column: "CollectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Sources_IsOn_DueAt",
                schema: "library",
                table: "Sources",
                columns: new[] { "IsOn", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HarvestRefusals",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Sources",
                schema: "library");
        }
    }
}
