using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Cabinet.Migrations
{
    /// <inheritdoc />
    public partial class DigestsAndPersonalData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_MailId",
                schema: "cabinet",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_OrganisationId",
                schema: "cabinet",
                table: "Memberships");

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                schema: "cabinet",
                table: "People",
                
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MailBouncedAt",
                schema: "cabinet",
                table: "People",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mail_Day",
                schema: "cabinet",
                table: "People",
                
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Mail_Hour",
                schema: "cabinet",
                table: "People",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mail_Kinds",
                schema: "cabinet",
                table: "People",
                
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Mail_QuietFrom",
                schema: "cabinet",
                table: "People",
                
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Mail_QuietUntil",
                schema: "cabinet",
                table: "People",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mail_Zone",
                schema: "cabinet",
                table: "People",
                
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ShowsContributions",
                schema: "cabinet",
                table: "People",
                
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ShowsEmail",
                schema: "cabinet",
                table: "People",
                
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ShowsMembership",
                schema: "cabinet",
                table: "People",
                
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "MailDueAt",
                schema: "cabinet",
                table: "Notices",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MailKind",
                schema: "cabinet",
                table: "Notices",
                
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsManager",
                schema: "cabinet",
                table: "Memberships",
                
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsDigest",
                schema: "cabinet",
                table: "Mails",
                
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                schema: "cabinet",
                table: "Audit",
                
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                schema: "cabinet",
                table: "Audit",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Previous",
                schema: "cabinet",
                table: "Audit",
                
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditHead",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<int>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    TextVersion = table.Column<string>(maxLength: 20, nullable: false),
                    GivenAt = table.Column<DateTime>(nullable: false),
                    WithdrawnAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DataExports",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    AskedAt = table.Column<DateTime>(nullable: false),
                    DueAt = table.Column<DateTime>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    ReadyAt = table.Column<DateTime>(nullable: true),
                    ExpiresAt = table.Column<DateTime>(nullable: true),
                    Bytes = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataExports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataExports_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailDays",
                schema: "cabinet",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(nullable: false),
                    Sent = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailDays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "PublicItems",
                schema: "cabinet",
                columns: table => new
                {
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ItemId = table.Column<Guid>(nullable: false),
                    ToldVersion = table.Column<int>(nullable: false),
                    TitleUk = table.Column<string>(maxLength: 300, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 300, nullable: true),
                    Path = table.Column<string>(maxLength: 500, nullable: true),
                    PublishedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicItems", x => new { x.Module, x.Kind, x.ItemId });
                });

            migrationBuilder.CreateTable(
                name: "Removals",
                schema: "cabinet",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(nullable: false),
                    AskedAt = table.Column<DateTime>(nullable: false),
                    DueAt = table.Column<DateTime>(nullable: false),
                    AskedById = table.Column<Guid>(nullable: true),
                    Reason = table.Column<string>(maxLength: 500, nullable: true),
                    UndoKey = table.Column<Guid>(nullable: false),
                    HeldAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Removals", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_Removals_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "cabinet",
                table: "AuditHead",
                columns: new[] { "Id", "Hash", "Number" },
                values: new object[] { 1, "0000000000000000000000000000000000000000000000000000000000000000", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_MailId_MailDueAt",
                schema: "cabinet",
                table: "Notices",
                columns: new[] { "MailId", "MailDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_Module_Kind_RaisedAt",
                schema: "cabinet",
                table: "Notices",
                columns: new[] { "PersonId", "Module", "Kind", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_OrganisationId_IsManager",
                schema: "cabinet",
                table: "Memberships",
                columns: new[] { "OrganisationId", "IsManager" });

            migrationBuilder.CreateIndex(
                name: "IX_Mails_PersonId_Kind_SentAt",
                schema: "cabinet",
                table: "Mails",
                columns: new[] { "PersonId", "Kind", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Number",
                schema: "cabinet",
                table: "Audit",
                column: "Number",
                unique: true,
                filter: "\"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Subject_At",
                schema: "cabinet",
                table: "Audit",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_PersonId_Kind_GivenAt",
                schema: "cabinet",
                table: "Consents",
                columns: new[] { "PersonId", "Kind", "GivenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_ExpiresAt",
                schema: "cabinet",
                table: "DataExports",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_PersonId_AskedAt",
                schema: "cabinet",
                table: "DataExports",
                columns: new[] { "PersonId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_ReadyAt_DueAt",
                schema: "cabinet",
                table: "DataExports",
                columns: new[] { "ReadyAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Removals_DueAt",
                schema: "cabinet",
                table: "Removals",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Removals_UndoKey",
                schema: "cabinet",
                table: "Removals",
                column: "UndoKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditHead",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Consents",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "DataExports",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "MailDays",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "PublicItems",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Removals",
                schema: "cabinet");

            migrationBuilder.DropIndex(
                name: "IX_Notices_MailId_MailDueAt",
                schema: "cabinet",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PersonId_Module_Kind_RaisedAt",
                schema: "cabinet",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_OrganisationId_IsManager",
                schema: "cabinet",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Mails_PersonId_Kind_SentAt",
                schema: "cabinet",
                table: "Mails");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Number",
                schema: "cabinet",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Subject_At",
                schema: "cabinet",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MailBouncedAt",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Mail_Day",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Mail_Hour",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Mail_Kinds",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Mail_QuietFrom",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Mail_QuietUntil",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Mail_Zone",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ShowsContributions",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ShowsEmail",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ShowsMembership",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MailDueAt",
                schema: "cabinet",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "MailKind",
                schema: "cabinet",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "IsManager",
                schema: "cabinet",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "IsDigest",
                schema: "cabinet",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "Hash",
                schema: "cabinet",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Number",
                schema: "cabinet",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Previous",
                schema: "cabinet",
                table: "Audit");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_MailId",
                schema: "cabinet",
                table: "Notices",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_OrganisationId",
                schema: "cabinet",
                table: "Memberships",
                column: "OrganisationId");
        }
    }
}
