using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Cabinet.Migrations
{
    /// <inheritdoc />
    public partial class StopPaths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "StopPath",
                schema: "cabinet",
                table: "Notices",
                
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "StopPath",
                schema: "cabinet",
                table: "Notices");
        }
    }
}
