using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Cabinet.Migrations
{
    /// <inheritdoc />
    public partial class WholeCabinet : Migration
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
                name: "LastUsedAt",
                schema: "cabinet",
                table: "PersonPasskeys",
                
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkedAt",
                schema: "cabinet",
                table: "PersonLogins",
                
                nullable: true);

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
                name: "PasswordIsShort",
                schema: "cabinet",
                table: "People",
                
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.AddColumn<string>(
                name: "Community",
                schema: "cabinet",
                table: "Organisations",
                
                maxLength: 19,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ManagersChangedAt",
                schema: "cabinet",
                table: "Organisations",
                
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MergedAt",
                schema: "cabinet",
                table: "Organisations",
                
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                schema: "cabinet",
                table: "Organisations",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                schema: "cabinet",
                table: "Organisations",
                
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OrderEn",
                schema: "cabinet",
                table: "Organisations",
                
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OrderUk",
                schema: "cabinet",
                table: "Organisations",
                
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                schema: "cabinet",
                table: "Organisations",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Site",
                schema: "cabinet",
                table: "Organisations",
                
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "cabinet",
                table: "Organisations",
                
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<DateTime>(
                name: "EndAnnouncedAt",
                schema: "cabinet",
                table: "Grants",
                
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndToldAt",
                schema: "cabinet",
                table: "Grants",
                
                nullable: true);

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
                name: "ActingTimes",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AdministratorId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Reason = table.Column<string>(maxLength: 500, nullable: false),
                    StartedAt = table.Column<DateTime>(nullable: false),
                    Until = table.Column<DateTime>(nullable: false),
                    EndedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActingTimes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Announcements",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    TextUk = table.Column<string>(maxLength: 400, nullable: false),
                    TextEn = table.Column<string>(maxLength: 400, nullable: true),
                    Level = table.Column<string>(maxLength: 40, nullable: false),
                    From = table.Column<DateTime>(nullable: false),
                    Until = table.Column<DateTime>(nullable: false),
                    CountsDown = table.Column<bool>(nullable: false),
                    WrittenById = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Announcements", x => x.Id);
                });

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
                name: "FormerNames",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganisationId = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 8, nullable: true),
                    NameUk = table.Column<string>(maxLength: 300, nullable: false),
                    NameEn = table.Column<string>(maxLength: 300, nullable: true),
                    NameKey = table.Column<string>(maxLength: 300, nullable: false),
                    NameToSearch = table.Column<string>(maxLength: 601, nullable: false),
                    Until = table.Column<DateTime>(nullable: false),
                    MergedFromId = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerNames", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormerNames_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalSchema: "cabinet",
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HelpConsents",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    GivenAt = table.Column<DateTime>(nullable: false),
                    Until = table.Column<DateTime>(nullable: false),
                    WithdrawnAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HelpConsents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HelpConsents_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganisationId = table.Column<Guid>(nullable: false),
                    Email = table.Column<string>(maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(maxLength: 254, nullable: false),
                    SecretHash = table.Column<string>(maxLength: 64, nullable: false),
                    AsManager = table.Column<bool>(nullable: false),
                    InvitedById = table.Column<Guid>(nullable: true),
                    InvitedAt = table.Column<DateTime>(nullable: false),
                    ExpiresAt = table.Column<DateTime>(nullable: false),
                    AcceptedById = table.Column<Guid>(nullable: true),
                    ClosedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invitations_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalSchema: "cabinet",
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JoinRequests",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganisationId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Message = table.Column<string>(maxLength: 500, nullable: false),
                    AskedAt = table.Column<DateTime>(nullable: false),
                    Outcome = table.Column<string>(maxLength: 40, nullable: false),
                    DecidedById = table.Column<Guid>(nullable: true),
                    DecidedAt = table.Column<DateTime>(nullable: true),
                    Reason = table.Column<string>(maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JoinRequests_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalSchema: "cabinet",
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JoinRequests_People_PersonId",
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
                name: "OrganisationDomains",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganisationId = table.Column<Guid>(nullable: false),
                    Domain = table.Column<string>(maxLength: 253, nullable: false),
                    DeclaredById = table.Column<Guid>(nullable: true),
                    DeclaredAt = table.Column<DateTime>(nullable: false),
                    ApprovedById = table.Column<Guid>(nullable: true),
                    ApprovedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationDomains", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrganisationDomains_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalSchema: "cabinet",
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganisationItems",
                schema: "cabinet",
                columns: table => new
                {
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ItemId = table.Column<Guid>(nullable: false),
                    ItemVersion = table.Column<int>(nullable: false),
                    OrganisationCode = table.Column<string>(maxLength: 8, nullable: true),
                    OrganisationName = table.Column<string>(maxLength: 300, nullable: true),
                    Path = table.Column<string>(maxLength: 500, nullable: false),
                    TitleUk = table.Column<string>(maxLength: 500, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 500, nullable: true),
                    PublishedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationItems", x => new { x.Module, x.Kind, x.ItemId });
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

            migrationBuilder.InsertData(
                schema: "cabinet",
                table: "AuditHead",
                columns: new[] { "Id", "Hash", "Number" },
                values: new object[] { 1, "0000000000000000000000000000000000000000000000000000000000000000", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_People_LastSignInAt",
                schema: "cabinet",
                table: "People",
                column: "LastSignInAt");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Kind_Region",
                schema: "cabinet",
                table: "Organisations",
                columns: new[] { "Kind", "Region" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_MergedIntoId_OrderEn",
                schema: "cabinet",
                table: "Organisations",
                columns: new[] { "MergedIntoId", "OrderEn" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_MergedIntoId_OrderUk",
                schema: "cabinet",
                table: "Organisations",
                columns: new[] { "MergedIntoId", "OrderUk" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_NameKey",
                schema: "cabinet",
                table: "Organisations",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ParentId",
                schema: "cabinet",
                table: "Organisations",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Region",
                schema: "cabinet",
                table: "Organisations",
                column: "Region");

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
                name: "IX_Grants_GrantedAt",
                schema: "cabinet",
                table: "Grants",
                column: "GrantedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_Region",
                schema: "cabinet",
                table: "Grants",
                column: "Region");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_RevokedAt_Until",
                schema: "cabinet",
                table: "Grants",
                columns: new[] { "RevokedAt", "Until" });

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
                name: "IX_ActingTimes_EndedAt_Until",
                schema: "cabinet",
                table: "ActingTimes",
                columns: new[] { "EndedAt", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_ActingTimes_PersonId_EndedAt",
                schema: "cabinet",
                table: "ActingTimes",
                columns: new[] { "PersonId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_Until",
                schema: "cabinet",
                table: "Announcements",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_AskedMails_AskedAt",
                schema: "cabinet",
                table: "AskedMails",
                column: "AskedAt");

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
                name: "IX_FormerNames_Code",
                schema: "cabinet",
                table: "FormerNames",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_FormerNames_OrganisationId_Until",
                schema: "cabinet",
                table: "FormerNames",
                columns: new[] { "OrganisationId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_HelpConsents_PersonId_Until",
                schema: "cabinet",
                table: "HelpConsents",
                columns: new[] { "PersonId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_NormalizedEmail_ClosedAt",
                schema: "cabinet",
                table: "Invitations",
                columns: new[] { "NormalizedEmail", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_OrganisationId_ClosedAt",
                schema: "cabinet",
                table: "Invitations",
                columns: new[] { "OrganisationId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_SecretHash",
                schema: "cabinet",
                table: "Invitations",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_DecidedAt_AskedAt",
                schema: "cabinet",
                table: "JoinRequests",
                columns: new[] { "DecidedAt", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_OrganisationId_DecidedAt",
                schema: "cabinet",
                table: "JoinRequests",
                columns: new[] { "OrganisationId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_PersonId_AskedAt",
                schema: "cabinet",
                table: "JoinRequests",
                columns: new[] { "PersonId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_KnownDevices_SeenAt",
                schema: "cabinet",
                table: "KnownDevices",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationDomains_ApprovedAt",
                schema: "cabinet",
                table: "OrganisationDomains",
                column: "ApprovedAt");

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationDomains_Domain_OrganisationId",
                schema: "cabinet",
                table: "OrganisationDomains",
                columns: new[] { "Domain", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationDomains_OrganisationId",
                schema: "cabinet",
                table: "OrganisationDomains",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationItems_OrganisationCode_PublishedAt",
                schema: "cabinet",
                table: "OrganisationItems",
                columns: new[] { "OrganisationCode", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationItems_OrganisationName",
                schema: "cabinet",
                table: "OrganisationItems",
                column: "OrganisationName");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCodes_PersonId_Hash",
                schema: "cabinet",
                table: "RecoveryCodes",
                columns: new[] { "PersonId", "Hash" },
                unique: true);

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

            migrationBuilder.AddForeignKey(
                name: "FK_Organisations_Organisations_MergedIntoId",
                schema: "cabinet",
                table: "Organisations",
                column: "MergedIntoId",
                principalSchema: "cabinet",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Organisations_Organisations_ParentId",
                schema: "cabinet",
                table: "Organisations",
                column: "ParentId",
                principalSchema: "cabinet",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Organisations_MergedIntoId",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Organisations_ParentId",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropTable(
                name: "ActingTimes",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Announcements",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "AskedMails",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "AuditHead",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Authenticators",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Consents",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "DataExports",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "EmailChanges",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "FormerNames",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "HelpConsents",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Invitations",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "JoinRequests",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "KnownDevices",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "MailDays",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "OrganisationDomains",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "OrganisationItems",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "PublicItems",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "RecoveryCodes",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Removals",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Sessions",
                schema: "cabinet");

            migrationBuilder.DropIndex(
                name: "IX_People_LastSignInAt",
                schema: "cabinet",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Kind_Region",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_MergedIntoId_OrderEn",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_MergedIntoId_OrderUk",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_NameKey",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_ParentId",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Region",
                schema: "cabinet",
                table: "Organisations");

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
                name: "IX_Grants_GrantedAt",
                schema: "cabinet",
                table: "Grants");

            migrationBuilder.DropIndex(
                name: "IX_Grants_Region",
                schema: "cabinet",
                table: "Grants");

            migrationBuilder.DropIndex(
                name: "IX_Grants_RevokedAt_Until",
                schema: "cabinet",
                table: "Grants");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Number",
                schema: "cabinet",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Subject_At",
                schema: "cabinet",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "LastUsedAt",
                schema: "cabinet",
                table: "PersonPasskeys");

            migrationBuilder.DropColumn(
                name: "LinkedAt",
                schema: "cabinet",
                table: "PersonLogins");

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
                name: "PasswordIsShort",
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
                name: "Community",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ManagersChangedAt",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "MergedAt",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "NameKey",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "OrderEn",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "OrderUk",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ParentId",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Site",
                schema: "cabinet",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "cabinet",
                table: "Organisations");

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
                name: "EndAnnouncedAt",
                schema: "cabinet",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "EndToldAt",
                schema: "cabinet",
                table: "Grants");

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
