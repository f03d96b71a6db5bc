using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Contest.Migrations
{
    /// <inheritdoc />
    public partial class JuryLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ExpiresAt",
                schema: "contest",
                table: "Jurors",
                
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                schema: "contest",
                table: "Jurors",
                
                nullable: true);

            migrationBuilder.CreateTable(
                name: "JuryLetters",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    JurorId = table.Column<Guid>(nullable: false),
                    IsReminder = table.Column<bool>(nullable: false),
                    DueAt = table.Column<DateTime>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    SentAt = table.Column<DateTime>(nullable: true),
                    GaveUpAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JuryLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JuryLetters_Jurors_JurorId",
                        column: x => x.JurorId,
                        principalSchema: "contest",
                        principalTable: "Jurors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Jurors_State_ExpiresAt",
                schema: "contest",
                table: "Jurors",
                columns: new[] { "State", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_JuryLetters_JurorId",
                schema: "contest",
                table: "JuryLetters",
                column: "JurorId");

            migrationBuilder.CreateIndex(
                name: "IX_JuryLetters_SentAt_GaveUpAt_DueAt",
                schema: "contest",
                table: "JuryLetters",
                columns: new[] { "SentAt", "GaveUpAt", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JuryLetters",
                schema: "contest");

            migrationBuilder.DropIndex(
                name: "IX_Jurors_State_ExpiresAt",
                schema: "contest",
                table: "Jurors");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                schema: "contest",
                table: "Jurors");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                schema: "contest",
                table: "Jurors");
        }
    }
}
