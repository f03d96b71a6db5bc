using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Cabinet.Migrations
{
    /// <inheritdoc />
    public partial class Orgs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Memberships_OrganisationId",
                schema: "cabinet",
                table: "Memberships");

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

            migrationBuilder.AddColumn<bool>(
                name: "IsManager",
                schema: "cabinet",
                table: "Memberships",
                
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
                name: "IX_Memberships_OrganisationId_IsManager",
                schema: "cabinet",
                table: "Memberships",
                columns: new[] { "OrganisationId", "IsManager" });

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
                name: "OrganisationDomains",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "OrganisationItems",
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
                name: "IX_Memberships_OrganisationId_IsManager",
                schema: "cabinet",
                table: "Memberships");

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
                name: "IsManager",
                schema: "cabinet",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "EndAnnouncedAt",
                schema: "cabinet",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "EndToldAt",
                schema: "cabinet",
                table: "Grants");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_OrganisationId",
                schema: "cabinet",
                table: "Memberships",
                column: "OrganisationId");
        }
    }
}
