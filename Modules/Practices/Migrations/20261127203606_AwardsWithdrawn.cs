using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Practices.Migrations
{
    /// <inheritdoc />
    public partial class AwardsWithdrawn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Awards_PracticeId_Year_NominationUk",
                schema: "practices",
                table: "Awards");

            migrationBuilder.AddColumn<DateTime>(
                name: "WithdrawnAt",
                schema: "practices",
                table: "Awards",
                
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Awards_PracticeId_Year_NominationUk",
                schema: "practices",
                table: "Awards",
                columns: new[] { "PracticeId", "Year", "NominationUk" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Awards_PracticeId_Year_NominationUk",
                schema: "practices",
                table: "Awards");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "practices",
                table: "Awards");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_PracticeId_Year_NominationUk",
                schema: "practices",
                table: "Awards",
                columns: new[] { "PracticeId", "Year", "NominationUk" },
                unique: true);
        }
    }
}
