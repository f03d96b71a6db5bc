using System;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Discovery.Migrations
{
    /// <inheritdoc />
    public partial class AskForItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AskedAt",
                schema: "discovery",
                table: "State");

            migrationBuilder.AskForReplay("discovery");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                schema: "discovery",
                table: "State",
                
                nullable: true);

            migrationBuilder.UpdateData(
                schema: "discovery",
                table: "State",
                keyColumn: "Id",
                keyValue: 1,
                column: "AskedAt",
                value: null);
        }
    }
}
