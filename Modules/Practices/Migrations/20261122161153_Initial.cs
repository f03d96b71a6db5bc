using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Practices.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "practices");

            migrationBuilder.CreateTable(
                name: "Inbox",
                schema: "practices",
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
                name: "Outbox",
                schema: "practices",
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
                name: "Practices",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Slug = table.Column<string>(maxLength: 100, nullable: true),
                    OwnerId = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Tellings = table.Column<int>(nullable: false),
                    ExternalId = table.Column<string>(maxLength: 100, nullable: true),
                    IsDemonstration = table.Column<bool>(nullable: false),
                    PublishedVersionId = table.Column<Guid>(nullable: true),
                    PublishedNumber = table.Column<int>(nullable: false),
                    PublishedAt = table.Column<DateTime>(nullable: true),
                    UpdatedAt = table.Column<DateTime>(nullable: true),
                    TitleUk = table.Column<string>(maxLength: 300, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 300, nullable: true),
                    SummaryUk = table.Column<string>(maxLength: 1000, nullable: false),
                    SummaryEn = table.Column<string>(maxLength: 1000, nullable: true),
                    Group = table.Column<int>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Level = table.Column<string>(maxLength: 20, nullable: false),
                    Region = table.Column<string>(maxLength: 19, nullable: true),
                    PlaceUk = table.Column<string>(maxLength: 200, nullable: true),
                    PlaceEn = table.Column<string>(maxLength: 200, nullable: true),
                    OrganisationCode = table.Column<string>(maxLength: 8, nullable: true),
                    OrganisationUk = table.Column<string>(maxLength: 300, nullable: false),
                    OrganisationEn = table.Column<string>(maxLength: 300, nullable: true),
                    Year = table.Column<int>(nullable: false),
                    Topics = table.Column<string>(maxLength: 400, nullable: false),
                    Grade = table.Column<string>(maxLength: 1, nullable: false),
                    Yes = table.Column<int>(nullable: false),
                    Partly = table.Column<int>(nullable: false),
                    No = table.Column<int>(nullable: false),
                    Replications = table.Column<int>(nullable: false),
                    IsAwarded = table.Column<bool>(nullable: false),
                    Promotion = table.Column<double>(nullable: false),
                    ConfirmedAt = table.Column<DateTime>(nullable: true),
                    ReviewBy = table.Column<DateTime>(nullable: true),
                    MissedConfirmations = table.Column<int>(nullable: false),
                    WithdrawnAt = table.Column<DateTime>(nullable: true),
                    WithdrawnReason = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Practices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Awards",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    Year = table.Column<int>(nullable: false),
                    NominationUk = table.Column<string>(maxLength: 200, nullable: false),
                    NominationEn = table.Column<string>(maxLength: 200, nullable: true),
                    Place = table.Column<int>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Awards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Awards_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CoAuthors",
                schema: "practices",
                columns: table => new
                {
                    PracticeId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    InvitedBy = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CoAuthors", x => new { x.PracticeId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_CoAuthors_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Endorsements",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    OrganisationCode = table.Column<string>(maxLength: 8, nullable: true),
                    OrganisationUk = table.Column<string>(maxLength: 300, nullable: false),
                    OrganisationEn = table.Column<string>(maxLength: 300, nullable: true),
                    BecauseUk = table.Column<string>(maxLength: 2000, nullable: false),
                    BecauseEn = table.Column<string>(maxLength: 2000, nullable: true),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    RevokedAt = table.Column<DateTime>(nullable: true),
                    RevokedBy = table.Column<Guid>(nullable: true),
                    RevokeReason = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Endorsements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Endorsements_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Feedback",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Verdict = table.Column<string>(maxLength: 40, nullable: false),
                    Region = table.Column<string>(maxLength: 19, nullable: false),
                    Place = table.Column<string>(maxLength: 100, nullable: false),
                    PlaceKey = table.Column<string>(maxLength: 150, nullable: false),
                    UsedIn = table.Column<DateOnly>(nullable: false),
                    What = table.Column<string>(maxLength: 4000, nullable: false),
                    EvidenceUrl = table.Column<string>(maxLength: 1000, nullable: true),
                    At = table.Column<DateTime>(nullable: false),
                    ChangedAt = table.Column<DateTime>(nullable: true),
                    IsOwnOrganisation = table.Column<bool>(nullable: false),
                    ShowsName = table.Column<bool>(nullable: false),
                    Answer = table.Column<string>(maxLength: 4000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(nullable: true),
                    AnsweredBy = table.Column<Guid>(nullable: true),
                    HiddenAt = table.Column<DateTime>(nullable: true),
                    HiddenBy = table.Column<Guid>(nullable: true),
                    HiddenReason = table.Column<string>(maxLength: 2000, nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Feedback", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Feedback_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LinkChecks",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    Url = table.Column<string>(maxLength: 2000, nullable: false),
                    UrlHash = table.Column<string>(maxLength: 64, nullable: false),
                    CheckedAt = table.Column<DateTime>(nullable: true),
                    StatusCode = table.Column<int>(nullable: true),
                    BrokenSince = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkChecks_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RemovalRequests",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    RequestedBy = table.Column<Guid>(nullable: false),
                    Reason = table.Column<string>(maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    DecidedAt = table.Column<DateTime>(nullable: true),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    Agreed = table.Column<bool>(nullable: true),
                    Answer = table.Column<string>(maxLength: 2000, nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemovalRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RemovalRequests_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Replications",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    ParentId = table.Column<Guid>(nullable: true),
                    OrganisationCode = table.Column<string>(maxLength: 8, nullable: true),
                    OrganisationUk = table.Column<string>(maxLength: 300, nullable: false),
                    OrganisationEn = table.Column<string>(maxLength: 300, nullable: true),
                    Region = table.Column<string>(maxLength: 19, nullable: false),
                    PlaceUk = table.Column<string>(maxLength: 200, nullable: false),
                    PlaceEn = table.Column<string>(maxLength: 200, nullable: true),
                    StartedOn = table.Column<DateOnly>(nullable: false),
                    Cost = table.Column<decimal>(precision: 18, scale: 4, nullable: true),
                    Days = table.Column<int>(nullable: true),
                    ChangesUk = table.Column<string>(maxLength: 4000, nullable: false),
                    ChangesEn = table.Column<string>(maxLength: 4000, nullable: true),
                    OutcomeUk = table.Column<string>(maxLength: 4000, nullable: false),
                    OutcomeEn = table.Column<string>(maxLength: 4000, nullable: true),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    ConfirmedAt = table.Column<DateTime>(nullable: true),
                    ConfirmedBy = table.Column<Guid>(nullable: true),
                    DeclinedAt = table.Column<DateTime>(nullable: true),
                    DeclineReason = table.Column<string>(maxLength: 2000, nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Replications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Replications_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Replications_Replications_ParentId",
                        column: x => x.ParentId,
                        principalSchema: "practices",
                        principalTable: "Replications",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Timeline",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    VersionId = table.Column<Guid>(nullable: true),
                    At = table.Column<DateTime>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    Action = table.Column<string>(maxLength: 60, nullable: false),
                    Note = table.Column<string>(maxLength: 4000, nullable: true),
                    IsPublic = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timeline", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Timeline_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TitleStems",
                schema: "practices",
                columns: table => new
                {
                    Stem = table.Column<string>(maxLength: 64, nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TitleStems", x => new { x.Stem, x.PracticeId });
                    table.ForeignKey(
                        name: "FK_TitleStems_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Versions",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Content = table.Column<string>(nullable: false),
                    TitleUk = table.Column<string>(maxLength: 300, nullable: false),
                    ChangesUk = table.Column<string>(maxLength: 2000, nullable: false),
                    ChangesEn = table.Column<string>(maxLength: 2000, nullable: true),
                    AuthorId = table.Column<Guid>(nullable: false),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    SavedAt = table.Column<DateTime>(nullable: false),
                    SavedBy = table.Column<Guid>(nullable: false),
                    SubmittedAt = table.Column<DateTime>(nullable: true),
                    DueAt = table.Column<DateTime>(nullable: true),
                    EditorId = table.Column<Guid>(nullable: true),
                    TakenAt = table.Column<DateTime>(nullable: true),
                    DecidedAt = table.Column<DateTime>(nullable: true),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    Decision = table.Column<string>(maxLength: 4000, nullable: true),
                    Grade = table.Column<string>(maxLength: 1, nullable: true),
                    Round = table.Column<int>(nullable: false),
                    OverdueToldAt = table.Column<DateTime>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Versions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Versions_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "practices",
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ReplicationId = table.Column<Guid>(nullable: false),
                    Months = table.Column<int>(nullable: false),
                    DueAt = table.Column<DateTime>(nullable: false),
                    AskedAt = table.Column<DateTime>(nullable: true),
                    AnsweredAt = table.Column<DateTime>(nullable: true),
                    StillWorks = table.Column<bool>(nullable: true),
                    Text = table.Column<string>(maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUps_Replications_ReplicationId",
                        column: x => x.ReplicationId,
                        principalSchema: "practices",
                        principalTable: "Replications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExpertInvitations",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    VersionId = table.Column<Guid>(nullable: false),
                    ExpertId = table.Column<Guid>(nullable: false),
                    InvitedBy = table.Column<Guid>(nullable: false),
                    InvitedAt = table.Column<DateTime>(nullable: false),
                    DueAt = table.Column<DateTime>(nullable: false),
                    Round = table.Column<int>(nullable: false),
                    Question = table.Column<string>(maxLength: 2000, nullable: true),
                    Recommendation = table.Column<string>(maxLength: 40, nullable: true),
                    Advice = table.Column<string>(maxLength: 8000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(nullable: true),
                    DeclinedAt = table.Column<DateTime>(nullable: true),
                    DeclineReason = table.Column<string>(maxLength: 2000, nullable: true),
                    ClosedAt = table.Column<DateTime>(nullable: true),
                    OverdueToldAt = table.Column<DateTime>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpertInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpertInvitations_Versions_VersionId",
                        column: x => x.VersionId,
                        principalSchema: "practices",
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Files",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PracticeId = table.Column<Guid>(nullable: false),
                    VersionId = table.Column<Guid>(nullable: false),
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(nullable: false),
                    Width = table.Column<int>(nullable: true),
                    Height = table.Column<int>(nullable: true),
                    AltUk = table.Column<string>(maxLength: 500, nullable: false),
                    AltEn = table.Column<string>(maxLength: 500, nullable: true),
                    Place = table.Column<int>(nullable: false),
                    AddedBy = table.Column<Guid>(nullable: false),
                    AddedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Files_Versions_VersionId",
                        column: x => x.VersionId,
                        principalSchema: "practices",
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Remarks",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    VersionId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Section = table.Column<string>(maxLength: 40, nullable: false),
                    Text = table.Column<string>(maxLength: 4000, nullable: false),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    Round = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Remarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Remarks_Versions_VersionId",
                        column: x => x.VersionId,
                        principalSchema: "practices",
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewDrafts",
                schema: "practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    VersionId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Purpose = table.Column<string>(maxLength: 40, nullable: false),
                    Words = table.Column<string>(nullable: false),
                    SavedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewDrafts_Versions_VersionId",
                        column: x => x.VersionId,
                        principalSchema: "practices",
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Awards_PracticeId_Year_NominationUk",
                schema: "practices",
                table: "Awards",
                columns: new[] { "PracticeId", "Year", "NominationUk" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CoAuthors_PersonId",
                schema: "practices",
                table: "CoAuthors",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Endorsements_PracticeId",
                schema: "practices",
                table: "Endorsements",
                column: "PracticeId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpertInvitations_ExpertId",
                schema: "practices",
                table: "ExpertInvitations",
                column: "ExpertId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpertInvitations_VersionId_ExpertId_Round",
                schema: "practices",
                table: "ExpertInvitations",
                columns: new[] { "VersionId", "ExpertId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_PersonId",
                schema: "practices",
                table: "Feedback",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_PracticeId_At",
                schema: "practices",
                table: "Feedback",
                columns: new[] { "PracticeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_PracticeId_PersonId_PlaceKey",
                schema: "practices",
                table: "Feedback",
                columns: new[] { "PracticeId", "PersonId", "PlaceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Files_PracticeId",
                schema: "practices",
                table: "Files",
                column: "PracticeId");

            migrationBuilder.CreateIndex(
                name: "IX_Files_Sha256",
                schema: "practices",
                table: "Files",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_Files_VersionId",
                schema: "practices",
                table: "Files",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_AskedAt_DueAt",
                schema: "practices",
                table: "FollowUps",
                columns: new[] { "AskedAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_ReplicationId_Months",
                schema: "practices",
                table: "FollowUps",
                columns: new[] { "ReplicationId", "Months" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_TakenAt",
                schema: "practices",
                table: "Inbox",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_LinkChecks_CheckedAt",
                schema: "practices",
                table: "LinkChecks",
                column: "CheckedAt");

            migrationBuilder.CreateIndex(
                name: "IX_LinkChecks_PracticeId_UrlHash",
                schema: "practices",
                table: "LinkChecks",
                columns: new[] { "PracticeId", "UrlHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeliveredAt_DueAt",
                schema: "practices",
                table: "Outbox",
                columns: new[] { "DeliveredAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Practices_ExternalId",
                schema: "practices",
                table: "Practices",
                column: "ExternalId",
                unique: true,
                filter: "\"ExternalId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Practices_OwnerId",
                schema: "practices",
                table: "Practices",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Practices_Slug",
                schema: "practices",
                table: "Practices",
                column: "Slug",
                unique: true,
                filter: "\"Slug\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Practices_Status_Promotion",
                schema: "practices",
                table: "Practices",
                columns: new[] { "Status", "Promotion" });

            migrationBuilder.CreateIndex(
                name: "IX_Practices_Status_PublishedAt",
                schema: "practices",
                table: "Practices",
                columns: new[] { "Status", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Practices_Status_ReviewBy",
                schema: "practices",
                table: "Practices",
                columns: new[] { "Status", "ReviewBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Practices_UpdatedAt",
                schema: "practices",
                table: "Practices",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Practices_Version",
                schema: "practices",
                table: "Practices",
                column: "Version");

            migrationBuilder.CreateIndex(
                name: "IX_Remarks_VersionId",
                schema: "practices",
                table: "Remarks",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_RemovalRequests_PracticeId_DecidedAt",
                schema: "practices",
                table: "RemovalRequests",
                columns: new[] { "PracticeId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Replications_ById",
                schema: "practices",
                table: "Replications",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Replications_ParentId",
                schema: "practices",
                table: "Replications",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Replications_PracticeId_ConfirmedAt",
                schema: "practices",
                table: "Replications",
                columns: new[] { "PracticeId", "ConfirmedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewDrafts_VersionId",
                schema: "practices",
                table: "ReviewDrafts",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Timeline_PracticeId_At",
                schema: "practices",
                table: "Timeline",
                columns: new[] { "PracticeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TitleStems_PracticeId",
                schema: "practices",
                table: "TitleStems",
                column: "PracticeId");

            migrationBuilder.CreateIndex(
                name: "IX_Versions_AuthorId",
                schema: "practices",
                table: "Versions",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Versions_EditorId",
                schema: "practices",
                table: "Versions",
                column: "EditorId");

            migrationBuilder.CreateIndex(
                name: "IX_Versions_PracticeId_Number",
                schema: "practices",
                table: "Versions",
                columns: new[] { "PracticeId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Versions_State_DueAt",
                schema: "practices",
                table: "Versions",
                columns: new[] { "State", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Awards",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "CoAuthors",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Endorsements",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "ExpertInvitations",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Feedback",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Files",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "FollowUps",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Inbox",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "LinkChecks",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Outbox",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Remarks",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "RemovalRequests",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "ReviewDrafts",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Timeline",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "TitleStems",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Replications",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Versions",
                schema: "practices");

            migrationBuilder.DropTable(
                name: "Practices",
                schema: "practices");
        }
    }
}
