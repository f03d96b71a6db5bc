using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Cabinet.Migrations
{
    /// <inheritdoc />
    public partial class LimitedTasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OrganisationCode",
                schema: "cabinet",
                table: "Tasks",
                
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Region",
                schema: "cabinet",
                table: "Tasks",
                
                maxLength: 19,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "OrganisationCode",
                schema: "cabinet",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Region",
                schema: "cabinet",
                table: "Tasks");
        }
    }
}
