using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Practices.Migrations
{
    /// <inheritdoc />
    public partial class PlacesOfVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OrganisationCode",
                schema: "practices",
                table: "Versions",
                
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Region",
                schema: "practices",
                table: "Versions",
                
                maxLength: 19,
                nullable: false,
                // What was written before gets its place after the migration.
                defaultValue: PracticesDb.PlaceUnknown);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "OrganisationCode",
                schema: "practices",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "Region",
                schema: "practices",
                table: "Versions");
        }
    }
}
