using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Library.Migrations
{
    /// <inheritdoc />
    public partial class HarvestSets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SetDepartures",
                schema: "library",
                columns: table => new
                {
                    SetKey = table.Column<string>(maxLength: 60, nullable: false),
                    ConceptId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SetDepartures", x => new { x.SetKey, x.ConceptId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SetDepartures_ConceptId",
                schema: "library",
                table: "SetDepartures",
                column: "ConceptId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SetDepartures",
                schema: "library");
        }
    }
}
