using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Discovery.Migrations
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OrganisationEn",
                schema: "discovery",
                table: "Items",
                
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceEn",
                schema: "discovery",
                table: "Items",
                
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceUk",
                schema: "discovery",
                table: "Items",
                
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Items_IsWithdrawn_Change_UpdatedAt",
                schema: "discovery",
                table: "Items",
                columns: new[] { "IsWithdrawn", "Change", "UpdatedAt" });

            // Items known so far are told again, with the names they did not have.
            migrationBuilder.UpdateData(schema: "discovery", table: "State", keyColumn: "Id", keyValue: 1, column: "AskedAt", value: null);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Items_IsWithdrawn_Change_UpdatedAt",
                schema: "discovery",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "OrganisationEn",
                schema: "discovery",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "PlaceEn",
                schema: "discovery",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "PlaceUk",
                schema: "discovery",
                table: "Items");
        }
    }
}
