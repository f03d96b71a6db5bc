using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Library.Migrations
{
    /// <inheritdoc />
    public partial class DocumentExternalId : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ExternalId",
                schema: "library",
                table: "Documents",
                
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ExternalId_Number",
                schema: "library",
                table: "Documents",
                columns: new[] { "ExternalId", "Number" },
                unique: true,
                filter: "\"ExternalId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Documents_ExternalId_Number",
                schema: "library",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ExternalId",
                schema: "library",
                table: "Documents");
        }
    }
}
