using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Cabinet.Migrations
{
    /// <inheritdoc />
    public partial class Accounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LastUsedAt",
                schema: "cabinet",
                table: "PersonPasskeys",
                
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkedAt",
                schema: "cabinet",
                table: "PersonLogins",
                
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PasswordIsShort",
                schema: "cabinet",
                table: "People",
                
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AskedMails",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Email = table.Column<string>(maxLength: 254, nullable: false),
                    AskedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AskedMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Authenticators",
                schema: "cabinet",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(nullable: false),
                    Secret = table.Column<string>(maxLength: 500, nullable: false),
                    AddedAt = table.Column<DateTime>(nullable: false),
                    LastStep = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Authenticators", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_Authenticators_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EmailChanges",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    OldEmail = table.Column<string>(maxLength: 254, nullable: false),
                    NewEmail = table.Column<string>(maxLength: 254, nullable: false),
                    AskedAt = table.Column<DateTime>(nullable: false),
                    CodeHash = table.Column<string>(maxLength: 64, nullable: false),
                    ConfirmedAt = table.Column<DateTime>(nullable: true),
                    UndoneAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmailChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EmailChanges_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KnownDevices",
                schema: "cabinet",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(nullable: false),
                    Mark = table.Column<string>(maxLength: 64, nullable: false),
                    SeenAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownDevices", x => new { x.PersonId, x.Mark });
                    table.ForeignKey(
                        name: "FK_KnownDevices_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false),
                    UsedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecoveryCodes_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    StartedAt = table.Column<DateTime>(nullable: false),
                    SeenAt = table.Column<DateTime>(nullable: false),
                    ProvenAt = table.Column<DateTime>(nullable: false),
                    Method = table.Column<string>(maxLength: 120, nullable: false),
                    Device = table.Column<string>(maxLength: 300, nullable: false),
                    Address = table.Column<string>(maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AskedMails_AskedAt",
                schema: "cabinet",
                table: "AskedMails",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EmailChanges_AskedAt",
                schema: "cabinet",
                table: "EmailChanges",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EmailChanges_PersonId",
                schema: "cabinet",
                table: "EmailChanges",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_KnownDevices_SeenAt",
                schema: "cabinet",
                table: "KnownDevices",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCodes_PersonId_Hash",
                schema: "cabinet",
                table: "RecoveryCodes",
                columns: new[] { "PersonId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PersonId_SeenAt",
                schema: "cabinet",
                table: "Sessions",
                columns: new[] { "PersonId", "SeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_SeenAt",
                schema: "cabinet",
                table: "Sessions",
                column: "SeenAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AskedMails",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Authenticators",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "EmailChanges",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "KnownDevices",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "RecoveryCodes",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Sessions",
                schema: "cabinet");

            migrationBuilder.DropColumn(
                name: "LastUsedAt",
                schema: "cabinet",
                table: "PersonPasskeys");

            migrationBuilder.DropColumn(
                name: "LinkedAt",
                schema: "cabinet",
                table: "PersonLogins");

            migrationBuilder.DropColumn(
                name: "PasswordIsShort",
                schema: "cabinet",
                table: "People");
        }
    }
}
