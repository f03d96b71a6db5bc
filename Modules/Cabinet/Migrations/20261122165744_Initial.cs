using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Cabinet.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "cabinet");

            migrationBuilder.CreateTable(
                name: "Audit",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    Action = table.Column<string>(maxLength: 100, nullable: false),
                    Subject = table.Column<string>(maxLength: 200, nullable: false),
                    Details = table.Column<string>(maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                schema: "cabinet",
                columns: table => new
                {
                    EventId = table.Column<Guid>(nullable: false),
                    Subscriber = table.Column<string>(maxLength: 200, nullable: false),
                    TakenAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => new { x.EventId, x.Subscriber });
                });

            migrationBuilder.CreateTable(
                name: "Items",
                schema: "cabinet",
                columns: table => new
                {
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ItemId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    ToldVersion = table.Column<int>(nullable: false),
                    TitleUk = table.Column<string>(maxLength: 300, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 300, nullable: true),
                    StateKey = table.Column<string>(maxLength: 100, nullable: true),
                    Link = table.Column<string>(maxLength: 500, nullable: false),
                    ChangedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Items", x => new { x.PersonId, x.Module, x.Kind, x.ItemId });
                });

            migrationBuilder.CreateTable(
                name: "Mails",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    Address = table.Column<string>(maxLength: 254, nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Language = table.Column<string>(maxLength: 2, nullable: false),
                    Subject = table.Column<string>(maxLength: 300, nullable: false),
                    Text = table.Column<string>(maxLength: 4000, nullable: false),
                    LinkText = table.Column<string>(maxLength: 200, nullable: true),
                    Link = table.Column<string>(maxLength: 2000, nullable: true),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    DueAt = table.Column<DateTime>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    SentAt = table.Column<DateTime>(nullable: true),
                    GaveUpAt = table.Column<DateTime>(nullable: true),
                    Error = table.Column<string>(maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 8, nullable: true),
                    NameUk = table.Column<string>(maxLength: 300, nullable: false),
                    NameEn = table.Column<string>(maxLength: 300, nullable: true),
                    NameToSearch = table.Column<string>(maxLength: 601, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Region = table.Column<string>(maxLength: 19, nullable: true),
                    AddedAt = table.Column<DateTime>(nullable: false),
                    AddedById = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Type = table.Column<string>(maxLength: 200, nullable: false),
                    Payload = table.Column<string>(nullable: false),
                    OccurredAt = table.Column<DateTime>(nullable: false),
                    DueAt = table.Column<DateTime>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    DeliveredAt = table.Column<DateTime>(nullable: true),
                    Error = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    NameToSearch = table.Column<string>(maxLength: 100, nullable: false),
                    NameOrder = table.Column<string>(maxLength: 200, nullable: false),
                    Language = table.Column<string>(maxLength: 2, nullable: false),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    LastSignInAt = table.Column<DateTime>(nullable: true),
                    MailPace = table.Column<string>(maxLength: 40, nullable: false),
                    MailKey = table.Column<Guid>(nullable: false),
                    UserName = table.Column<string>(maxLength: 64, nullable: true),
                    NormalizedUserName = table.Column<string>(maxLength: 64, nullable: true),
                    Email = table.Column<string>(maxLength: 254, nullable: true),
                    NormalizedEmail = table.Column<string>(maxLength: 254, nullable: true),
                    EmailConfirmed = table.Column<bool>(nullable: false),
                    PasswordHash = table.Column<string>(maxLength: 500, nullable: true),
                    SecurityStamp = table.Column<string>(maxLength: 64, nullable: true),
                    ConcurrencyStamp = table.Column<string>(maxLength: 64, nullable: true),
                    PhoneNumber = table.Column<string>(maxLength: 30, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(nullable: false),
                    TwoFactorEnabled = table.Column<bool>(nullable: false),
                    LockoutEnd = table.Column<DateTime>(nullable: true),
                    LockoutEnabled = table.Column<bool>(nullable: false),
                    AccessFailedCount = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProtectionKeys",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Xml = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInFailures",
                schema: "cabinet",
                columns: table => new
                {
                    Key = table.Column<string>(maxLength: 64, nullable: false),
                    Count = table.Column<int>(nullable: false),
                    LastAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInFailures", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Tasks",
                schema: "cabinet",
                columns: table => new
                {
                    TaskId = table.Column<Guid>(nullable: false),
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    Permission = table.Column<string>(maxLength: 100, nullable: true),
                    TextUk = table.Column<string>(maxLength: 1000, nullable: false),
                    TextEn = table.Column<string>(maxLength: 1000, nullable: false),
                    Link = table.Column<string>(maxLength: 500, nullable: false),
                    DueAt = table.Column<DateTime>(nullable: true),
                    ToldAt = table.Column<DateTime>(nullable: false),
                    ClosedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tasks", x => new { x.Module, x.TaskId });
                });

            migrationBuilder.CreateTable(
                name: "Grants",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    RoleKey = table.Column<string>(maxLength: 100, nullable: false),
                    GrantedById = table.Column<Guid>(nullable: true),
                    GrantedAt = table.Column<DateTime>(nullable: false),
                    Reason = table.Column<string>(maxLength: 500, nullable: false),
                    From = table.Column<DateTime>(nullable: true),
                    Until = table.Column<DateTime>(nullable: true),
                    OrganisationId = table.Column<Guid>(nullable: true),
                    Region = table.Column<string>(maxLength: 19, nullable: true),
                    RevokedById = table.Column<Guid>(nullable: true),
                    RevokedAt = table.Column<DateTime>(nullable: true),
                    RevokeReason = table.Column<string>(maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Grants_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalSchema: "cabinet",
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Grants_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                schema: "cabinet",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(nullable: false),
                    OrganisationId = table.Column<Guid>(nullable: false),
                    Since = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => new { x.PersonId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_Memberships_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalSchema: "cabinet",
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Memberships_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                schema: "cabinet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EventId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 100, nullable: false),
                    TextUk = table.Column<string>(maxLength: 1000, nullable: false),
                    TextEn = table.Column<string>(maxLength: 1000, nullable: false),
                    Link = table.Column<string>(maxLength: 500, nullable: false),
                    RaisedAt = table.Column<DateTime>(nullable: false),
                    ReadAt = table.Column<DateTime>(nullable: true),
                    MailId = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notices_Mails_MailId",
                        column: x => x.MailId,
                        principalSchema: "cabinet",
                        principalTable: "Mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonClaims",
                schema: "cabinet",
                columns: table => new
                {
                    UserId = table.Column<Guid>(nullable: false),
                    ClaimType = table.Column<string>(maxLength: 200, nullable: false),
                    ClaimValue = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonClaims", x => new { x.UserId, x.ClaimType, x.ClaimValue });
                    table.ForeignKey(
                        name: "FK_PersonClaims_People_UserId",
                        column: x => x.UserId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonLogins",
                schema: "cabinet",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(maxLength: 100, nullable: false),
                    ProviderKey = table.Column<string>(maxLength: 300, nullable: false),
                    ProviderDisplayName = table.Column<string>(maxLength: 200, nullable: true),
                    UserId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_PersonLogins_People_UserId",
                        column: x => x.UserId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonPasskeys",
                schema: "cabinet",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(maxLength: 450, nullable: false),
                    UserId = table.Column<Guid>(nullable: false),
                    Data_PublicKey = table.Column<byte[]>(maxLength: 1024, nullable: false),
                    Data_Name = table.Column<string>(maxLength: 100, nullable: true),
                    Data_CreatedAt = table.Column<DateTime>(nullable: false),
                    Data_SignCount = table.Column<long>(nullable: false),
                    Data_Transports = table.Column<string>(maxLength: 200, nullable: true),
                    Data_IsUserVerified = table.Column<bool>(nullable: false),
                    Data_IsBackupEligible = table.Column<bool>(nullable: false),
                    Data_IsBackedUp = table.Column<bool>(nullable: false),
                    Data_AttestationObject = table.Column<byte[]>(nullable: false),
                    Data_ClientDataJson = table.Column<byte[]>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_PersonPasskeys_People_UserId",
                        column: x => x.UserId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonTokens",
                schema: "cabinet",
                columns: table => new
                {
                    UserId = table.Column<Guid>(nullable: false),
                    LoginProvider = table.Column<string>(maxLength: 100, nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    Value = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_PersonTokens_People_UserId",
                        column: x => x.UserId,
                        principalSchema: "cabinet",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Action_At",
                schema: "cabinet",
                table: "Audit",
                columns: new[] { "Action", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At",
                schema: "cabinet",
                table: "Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_PersonId_At",
                schema: "cabinet",
                table: "Audit",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_OrganisationId",
                schema: "cabinet",
                table: "Grants",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_PersonId",
                schema: "cabinet",
                table: "Grants",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_RoleKey_RevokedAt",
                schema: "cabinet",
                table: "Grants",
                columns: new[] { "RoleKey", "RevokedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_TakenAt",
                schema: "cabinet",
                table: "Inbox",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Items_PersonId_ChangedAt",
                schema: "cabinet",
                table: "Items",
                columns: new[] { "PersonId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Mails_Address_CreatedAt",
                schema: "cabinet",
                table: "Mails",
                columns: new[] { "Address", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Mails_CreatedAt",
                schema: "cabinet",
                table: "Mails",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Mails_SentAt_DueAt",
                schema: "cabinet",
                table: "Mails",
                columns: new[] { "SentAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_OrganisationId",
                schema: "cabinet",
                table: "Memberships",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_EventId_PersonId",
                schema: "cabinet",
                table: "Notices",
                columns: new[] { "EventId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_MailId",
                schema: "cabinet",
                table: "Notices",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_RaisedAt",
                schema: "cabinet",
                table: "Notices",
                columns: new[] { "PersonId", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_ReadAt",
                schema: "cabinet",
                table: "Notices",
                columns: new[] { "PersonId", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Code",
                schema: "cabinet",
                table: "Organisations",
                column: "Code",
                unique: true,
                filter: "\"Code\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeliveredAt_DueAt",
                schema: "cabinet",
                table: "Outbox",
                columns: new[] { "DeliveredAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_People_MailKey",
                schema: "cabinet",
                table: "People",
                column: "MailKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_NameOrder",
                schema: "cabinet",
                table: "People",
                column: "NameOrder");

            migrationBuilder.CreateIndex(
                name: "IX_People_NormalizedEmail",
                schema: "cabinet",
                table: "People",
                column: "NormalizedEmail",
                unique: true,
                filter: "\"NormalizedEmail\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_NormalizedUserName",
                schema: "cabinet",
                table: "People",
                column: "NormalizedUserName",
                unique: true,
                filter: "\"NormalizedUserName\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonLogins_UserId",
                schema: "cabinet",
                table: "PersonLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonPasskeys_UserId",
                schema: "cabinet",
                table: "PersonPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInFailures_LastAt",
                schema: "cabinet",
                table: "SignInFailures",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_Permission_ClosedAt",
                schema: "cabinet",
                table: "Tasks",
                columns: new[] { "Permission", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_PersonId_ClosedAt",
                schema: "cabinet",
                table: "Tasks",
                columns: new[] { "PersonId", "ClosedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Audit",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Grants",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Inbox",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Items",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Memberships",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Notices",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Outbox",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "PersonClaims",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "PersonLogins",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "PersonPasskeys",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "PersonTokens",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "ProtectionKeys",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "SignInFailures",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Tasks",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Organisations",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "Mails",
                schema: "cabinet");

            migrationBuilder.DropTable(
                name: "People",
                schema: "cabinet");
        }
    }
}
