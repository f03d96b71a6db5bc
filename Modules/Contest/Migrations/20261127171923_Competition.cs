using System;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Contest.Migrations
{
    /// <inheritdoc />
    public partial class Competition : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "contest");

            migrationBuilder.CreateTable(
                name: "Inbox",
                schema: "contest",
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
                name: "KnownOrganisations",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Telling = table.Column<int>(nullable: false),
                    Code = table.Column<string>(maxLength: 8, nullable: false),
                    FormerCodes = table.Column<string>(nullable: false),
                    NameUk = table.Column<string>(maxLength: 500, nullable: false),
                    NameEn = table.Column<string>(maxLength: 500, nullable: true),
                    Territory = table.Column<string>(maxLength: 19, nullable: false),
                    ParentId = table.Column<Guid>(nullable: true),
                    MergedIntoId = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownOrganisations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KnownPractices",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    VersionId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    Slug = table.Column<string>(maxLength: 100, nullable: false),
                    TitleUk = table.Column<string>(maxLength: 300, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 300, nullable: true),
                    SummaryUk = table.Column<string>(maxLength: 1000, nullable: false),
                    SummaryEn = table.Column<string>(maxLength: 1000, nullable: true),
                    OwnerId = table.Column<Guid>(nullable: false),
                    OrganisationCode = table.Column<string>(maxLength: 8, nullable: false),
                    OrganisationUk = table.Column<string>(maxLength: 300, nullable: false),
                    OrganisationEn = table.Column<string>(maxLength: 300, nullable: true),
                    Region = table.Column<string>(maxLength: 19, nullable: false),
                    Sections = table.Column<string>(nullable: false),
                    WithdrawnAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownPractices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                schema: "contest",
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
                name: "Rounds",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Year = table.Column<int>(nullable: false),
                    TitleUk = table.Column<string>(maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 200, nullable: true),
                    SummaryUk = table.Column<string>(maxLength: 1000, nullable: false),
                    SummaryEn = table.Column<string>(maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: false),
                    PublishedAt = table.Column<DateTime>(nullable: true),
                    Settings = table.Column<string>(maxLength: 4000, nullable: false),
                    ToldPhase = table.Column<string>(maxLength: 40, nullable: false),
                    LastReceipt = table.Column<int>(nullable: false),
                    ResultAt = table.Column<DateTime>(nullable: true),
                    IsDemonstration = table.Column<bool>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Calendar_Announced = table.Column<DateTime>(nullable: false),
                    Calendar_Appeals = table.Column<DateTime>(nullable: false),
                    Calendar_Archive = table.Column<DateTime>(nullable: false),
                    Calendar_Deliberation = table.Column<DateTime>(nullable: false),
                    Calendar_Eligibility = table.Column<DateTime>(nullable: false),
                    Calendar_Entries = table.Column<DateTime>(nullable: false),
                    Calendar_Jury = table.Column<DateTime>(nullable: false),
                    Calendar_Results = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KnownPracticeAuthors",
                schema: "contest",
                columns: table => new
                {
                    PracticeId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownPracticeAuthors", x => new { x.PracticeId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_KnownPracticeAuthors_KnownPractices_PracticeId",
                        column: x => x.PracticeId,
                        principalSchema: "contest",
                        principalTable: "KnownPractices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AssignmentRuns",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    Seed = table.Column<int>(nullable: false),
                    JurorsPerEntry = table.Column<int>(nullable: false),
                    InputHash = table.Column<string>(maxLength: 64, nullable: false),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssignmentRuns_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Extensions",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    Phase = table.Column<string>(maxLength: 40, nullable: false),
                    EndedAt = table.Column<DateTime>(nullable: false),
                    EndsAt = table.Column<DateTime>(nullable: false),
                    ReasonUk = table.Column<string>(maxLength: 2000, nullable: false),
                    ReasonEn = table.Column<string>(maxLength: 2000, nullable: true),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Extensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Extensions_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Jurors",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    NameUk = table.Column<string>(maxLength: 200, nullable: false),
                    NameEn = table.Column<string>(maxLength: 200, nullable: true),
                    Email = table.Column<string>(maxLength: 254, nullable: true),
                    Category = table.Column<string>(maxLength: 40, nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: true),
                    InvitedBy = table.Column<Guid>(nullable: false),
                    InvitedAt = table.Column<DateTime>(nullable: false),
                    AcceptedRules = table.Column<int>(nullable: true),
                    AnsweredAt = table.Column<DateTime>(nullable: true),
                    DeclineReason = table.Column<string>(maxLength: 2000, nullable: true),
                    Pseudonym = table.Column<int>(nullable: false),
                    Region = table.Column<string>(maxLength: 19, nullable: false),
                    Preferences = table.Column<string>(maxLength: 2000, nullable: false),
                    LeftAt = table.Column<DateTime>(nullable: true),
                    LeftReason = table.Column<string>(maxLength: 2000, nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jurors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Jurors_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Nominations",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    Slug = table.Column<string>(maxLength: 100, nullable: false),
                    TitleUk = table.Column<string>(maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 200, nullable: true),
                    DescriptionUk = table.Column<string>(nullable: false),
                    DescriptionEn = table.Column<string>(nullable: true),
                    Place = table.Column<int>(nullable: false),
                    ChairId = table.Column<Guid>(nullable: true),
                    Form = table.Column<string>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nominations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Nominations_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Rules",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    TextUk = table.Column<string>(nullable: false),
                    TextEn = table.Column<string>(nullable: true),
                    ChangesUk = table.Column<string>(maxLength: 2000, nullable: false),
                    ChangesEn = table.Column<string>(maxLength: 2000, nullable: true),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Rules_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SettingsChanges",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    Before = table.Column<string>(maxLength: 4000, nullable: false),
                    After = table.Column<string>(maxLength: 4000, nullable: false),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettingsChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SettingsChanges_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpecialPrizes",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    TitleUk = table.Column<string>(maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 200, nullable: true),
                    DonorUk = table.Column<string>(maxLength: 200, nullable: false),
                    DonorEn = table.Column<string>(maxLength: 200, nullable: true),
                    ReasonUk = table.Column<string>(maxLength: 2000, nullable: false),
                    ReasonEn = table.Column<string>(maxLength: 2000, nullable: true),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpecialPrizes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpecialPrizes_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Timeline",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: true),
                    At = table.Column<DateTime>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    Action = table.Column<string>(maxLength: 40, nullable: false),
                    Note = table.Column<string>(maxLength: 4000, nullable: true),
                    IsPublic = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timeline", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Timeline_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JurorTies",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    JurorId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    OrganisationCode = table.Column<string>(maxLength: 8, nullable: false),
                    Organisation = table.Column<string>(maxLength: 300, nullable: false),
                    UntilYear = table.Column<int>(nullable: true),
                    FromAccount = table.Column<bool>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JurorTies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JurorTies_Jurors_JurorId",
                        column: x => x.JurorId,
                        principalSchema: "contest",
                        principalTable: "Jurors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChairVotes",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    NominationId = table.Column<Guid>(nullable: false),
                    Order = table.Column<string>(nullable: false),
                    ReasonUk = table.Column<string>(maxLength: 2000, nullable: false),
                    ReasonEn = table.Column<string>(maxLength: 2000, nullable: true),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChairVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChairVotes_Nominations_NominationId",
                        column: x => x.NominationId,
                        principalSchema: "contest",
                        principalTable: "Nominations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChairVotes_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Criteria",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    NominationId = table.Column<Guid>(nullable: false),
                    Place = table.Column<int>(nullable: false),
                    TitleUk = table.Column<string>(maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 200, nullable: true),
                    DescriptionUk = table.Column<string>(maxLength: 2000, nullable: false),
                    DescriptionEn = table.Column<string>(maxLength: 2000, nullable: true),
                    Weight = table.Column<decimal>(precision: 18, scale: 4, nullable: false),
                    Least = table.Column<decimal>(precision: 18, scale: 4, nullable: false),
                    Most = table.Column<decimal>(precision: 18, scale: 4, nullable: false),
                    CommentBelow = table.Column<decimal>(precision: 18, scale: 4, nullable: true),
                    CommentAbove = table.Column<decimal>(precision: 18, scale: 4, nullable: true),
                    TieOrder = table.Column<int>(nullable: true),
                    Anchors = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Criteria", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Criteria_Nominations_NominationId",
                        column: x => x.NominationId,
                        principalSchema: "contest",
                        principalTable: "Nominations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Entries",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    NominationId = table.Column<Guid>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    SubmitterId = table.Column<Guid>(nullable: false),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    SavedAt = table.Column<DateTime>(nullable: false),
                    Draft = table.Column<string>(nullable: false),
                    TitleUk = table.Column<string>(maxLength: 300, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 300, nullable: true),
                    SummaryUk = table.Column<string>(maxLength: 1000, nullable: false),
                    SummaryEn = table.Column<string>(maxLength: 1000, nullable: true),
                    OrganisationCode = table.Column<string>(maxLength: 8, nullable: false),
                    OrganisationUk = table.Column<string>(maxLength: 300, nullable: false),
                    OrganisationEn = table.Column<string>(maxLength: 300, nullable: true),
                    Region = table.Column<string>(maxLength: 19, nullable: false),
                    PracticeId = table.Column<Guid>(nullable: true),
                    PracticeVersionId = table.Column<Guid>(nullable: true),
                    PracticeNumber = table.Column<int>(nullable: true),
                    PracticeSlug = table.Column<string>(maxLength: 100, nullable: true),
                    PracticeWithdrawnAt = table.Column<DateTime>(nullable: true),
                    Number = table.Column<int>(nullable: true),
                    SubmittedAt = table.Column<DateTime>(nullable: true),
                    Fingerprint = table.Column<string>(maxLength: 64, nullable: true),
                    Submissions = table.Column<int>(nullable: false),
                    MendBy = table.Column<DateTime>(nullable: true),
                    Returns = table.Column<int>(nullable: false),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    DecidedAt = table.Column<DateTime>(nullable: true),
                    WithdrawnAt = table.Column<DateTime>(nullable: true),
                    WithdrawnReason = table.Column<string>(maxLength: 2000, nullable: true),
                    IsDemonstration = table.Column<bool>(nullable: false),
                    Tellings = table.Column<int>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Entries_Nominations_NominationId",
                        column: x => x.NominationId,
                        principalSchema: "contest",
                        principalTable: "Nominations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Entries_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JurorNominations",
                schema: "contest",
                columns: table => new
                {
                    JurorId = table.Column<Guid>(nullable: false),
                    NominationId = table.Column<Guid>(nullable: false),
                    Preference = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JurorNominations", x => new { x.JurorId, x.NominationId });
                    table.ForeignKey(
                        name: "FK_JurorNominations_Jurors_JurorId",
                        column: x => x.JurorId,
                        principalSchema: "contest",
                        principalTable: "Jurors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_JurorNominations_Nominations_NominationId",
                        column: x => x.NominationId,
                        principalSchema: "contest",
                        principalTable: "Nominations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Appeals",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    ById = table.Column<Guid>(nullable: false),
                    Text = table.Column<string>(maxLength: 5000, nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    ReasonUk = table.Column<string>(maxLength: 2000, nullable: true),
                    ReasonEn = table.Column<string>(maxLength: 2000, nullable: true),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    DecidedAt = table.Column<DateTime>(nullable: true),
                    Changes = table.Column<string>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appeals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Appeals_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appeals_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Assignments",
                schema: "contest",
                columns: table => new
                {
                    JurorId = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    Source = table.Column<string>(maxLength: 40, nullable: false),
                    RunId = table.Column<Guid>(nullable: true),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => new { x.JurorId, x.EntryId });
                    table.ForeignKey(
                        name: "FK_Assignments_AssignmentRuns_RunId",
                        column: x => x.RunId,
                        principalSchema: "contest",
                        principalTable: "AssignmentRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assignments_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Assignments_Jurors_JurorId",
                        column: x => x.JurorId,
                        principalSchema: "contest",
                        principalTable: "Jurors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Awards",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    NominationId = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    Place = table.Column<int>(nullable: true),
                    SpecialPrizeId = table.Column<Guid>(nullable: true),
                    DiplomaNumber = table.Column<string>(maxLength: 40, nullable: true),
                    At = table.Column<DateTime>(nullable: false),
                    RevokedAt = table.Column<DateTime>(nullable: true),
                    RevokedReason = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Awards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Awards_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Awards_Nominations_NominationId",
                        column: x => x.NominationId,
                        principalSchema: "contest",
                        principalTable: "Nominations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Awards_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Awards_SpecialPrizes_SpecialPrizeId",
                        column: x => x.SpecialPrizeId,
                        principalSchema: "contest",
                        principalTable: "SpecialPrizes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    JurorId = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    AbstainReason = table.Column<string>(maxLength: 2000, nullable: true),
                    PrivateNote = table.Column<string>(maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    SavedAt = table.Column<DateTime>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ballots_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Ballots_Jurors_JurorId",
                        column: x => x.JurorId,
                        principalSchema: "contest",
                        principalTable: "Jurors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Conflicts",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    JurorId = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Because = table.Column<string>(maxLength: 2000, nullable: false),
                    Reason = table.Column<string>(maxLength: 2000, nullable: true),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    DecidedAt = table.Column<DateTime>(nullable: true),
                    IsPinned = table.Column<bool>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conflicts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Conflicts_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Conflicts_Jurors_JurorId",
                        column: x => x.JurorId,
                        principalSchema: "contest",
                        principalTable: "Jurors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EligibilityDecisions",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    Submission = table.Column<int>(nullable: false),
                    Verdict = table.Column<string>(maxLength: 40, nullable: false),
                    Checked = table.Column<string>(maxLength: 400, nullable: false),
                    Reason = table.Column<string>(maxLength: 2000, nullable: false),
                    SectionReasons = table.Column<string>(nullable: false),
                    MendBy = table.Column<DateTime>(nullable: true),
                    ById = table.Column<Guid>(nullable: true),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EligibilityDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EligibilityDecisions_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryAuthors",
                schema: "contest",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryAuthors", x => new { x.EntryId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_EntryAuthors_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Files",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(nullable: false),
                    About = table.Column<string>(maxLength: 500, nullable: false),
                    Place = table.Column<int>(nullable: false),
                    AddedBy = table.Column<Guid>(nullable: false),
                    AddedAt = table.Column<DateTime>(nullable: false),
                    SinceSubmission = table.Column<int>(nullable: true),
                    UntilSubmission = table.Column<int>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Files_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PublicVotes",
                schema: "contest",
                columns: table => new
                {
                    NominationId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicVotes", x => new { x.NominationId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_PublicVotes_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PublicVotes_Nominations_NominationId",
                        column: x => x.NominationId,
                        principalSchema: "contest",
                        principalTable: "Nominations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Submissions",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EntryId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    ById = table.Column<Guid>(nullable: false),
                    Receipt = table.Column<string>(maxLength: 20, nullable: false),
                    Content = table.Column<string>(nullable: false),
                    Fingerprint = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Submissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Submissions_Entries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "contest",
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PublishedResults",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    Csv = table.Column<string>(nullable: false),
                    Json = table.Column<string>(nullable: false),
                    CsvSha256 = table.Column<string>(maxLength: 64, nullable: false),
                    JsonSha256 = table.Column<string>(maxLength: 64, nullable: false),
                    AppealId = table.Column<Guid>(nullable: true),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishedResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PublishedResults_Appeals_AppealId",
                        column: x => x.AppealId,
                        principalSchema: "contest",
                        principalTable: "Appeals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublishedResults_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalSchema: "contest",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScoreChanges",
                schema: "contest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    BallotId = table.Column<Guid>(nullable: false),
                    CriterionId = table.Column<Guid>(nullable: false),
                    Before = table.Column<decimal>(precision: 18, scale: 4, nullable: true),
                    After = table.Column<decimal>(precision: 18, scale: 4, nullable: true),
                    CommentBefore = table.Column<string>(maxLength: 2000, nullable: false),
                    CommentAfter = table.Column<string>(maxLength: 2000, nullable: false),
                    ById = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScoreChanges_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalSchema: "contest",
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Scores",
                schema: "contest",
                columns: table => new
                {
                    BallotId = table.Column<Guid>(nullable: false),
                    CriterionId = table.Column<Guid>(nullable: false),
                    Value = table.Column<decimal>(precision: 18, scale: 4, nullable: true),
                    Comment = table.Column<string>(maxLength: 2000, nullable: false),
                    SavedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scores", x => new { x.BallotId, x.CriterionId });
                    table.ForeignKey(
                        name: "FK_Scores_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalSchema: "contest",
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Scores_Criteria_CriterionId",
                        column: x => x.CriterionId,
                        principalSchema: "contest",
                        principalTable: "Criteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_ById",
                schema: "contest",
                table: "Appeals",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_EntryId",
                schema: "contest",
                table: "Appeals",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_RoundId_State",
                schema: "contest",
                table: "Appeals",
                columns: new[] { "RoundId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRuns_RoundId_At",
                schema: "contest",
                table: "AssignmentRuns",
                columns: new[] { "RoundId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_EntryId",
                schema: "contest",
                table: "Assignments",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_RunId",
                schema: "contest",
                table: "Assignments",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_DiplomaNumber",
                schema: "contest",
                table: "Awards",
                column: "DiplomaNumber",
                unique: true,
                filter: "\"DiplomaNumber\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_EntryId",
                schema: "contest",
                table: "Awards",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_NominationId",
                schema: "contest",
                table: "Awards",
                column: "NominationId");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_RoundId_NominationId_Place",
                schema: "contest",
                table: "Awards",
                columns: new[] { "RoundId", "NominationId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_Awards_SpecialPrizeId",
                schema: "contest",
                table: "Awards",
                column: "SpecialPrizeId");

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_EntryId_State",
                schema: "contest",
                table: "Ballots",
                columns: new[] { "EntryId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_JurorId_EntryId",
                schema: "contest",
                table: "Ballots",
                columns: new[] { "JurorId", "EntryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChairVotes_NominationId_At",
                schema: "contest",
                table: "ChairVotes",
                columns: new[] { "NominationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ChairVotes_RoundId",
                schema: "contest",
                table: "ChairVotes",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Conflicts_EntryId_State",
                schema: "contest",
                table: "Conflicts",
                columns: new[] { "EntryId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Conflicts_JurorId_EntryId_Kind",
                schema: "contest",
                table: "Conflicts",
                columns: new[] { "JurorId", "EntryId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Criteria_NominationId",
                schema: "contest",
                table: "Criteria",
                column: "NominationId");

            migrationBuilder.CreateIndex(
                name: "IX_EligibilityDecisions_ById",
                schema: "contest",
                table: "EligibilityDecisions",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_EligibilityDecisions_EntryId",
                schema: "contest",
                table: "EligibilityDecisions",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_Entries_NominationId_Region",
                schema: "contest",
                table: "Entries",
                columns: new[] { "NominationId", "Region" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_PracticeId",
                schema: "contest",
                table: "Entries",
                column: "PracticeId");

            migrationBuilder.CreateIndex(
                name: "IX_Entries_RoundId_Number",
                schema: "contest",
                table: "Entries",
                columns: new[] { "RoundId", "Number" },
                unique: true,
                filter: "\"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Entries_RoundId_State_NominationId",
                schema: "contest",
                table: "Entries",
                columns: new[] { "RoundId", "State", "NominationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_State_MendBy",
                schema: "contest",
                table: "Entries",
                columns: new[] { "State", "MendBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_SubmitterId_SavedAt",
                schema: "contest",
                table: "Entries",
                columns: new[] { "SubmitterId", "SavedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryAuthors_PersonId",
                schema: "contest",
                table: "EntryAuthors",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Extensions_RoundId_At",
                schema: "contest",
                table: "Extensions",
                columns: new[] { "RoundId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Files_AddedBy",
                schema: "contest",
                table: "Files",
                column: "AddedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Files_EntryId",
                schema: "contest",
                table: "Files",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_TakenAt",
                schema: "contest",
                table: "Inbox",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_JurorNominations_NominationId",
                schema: "contest",
                table: "JurorNominations",
                column: "NominationId");

            migrationBuilder.CreateIndex(
                name: "IX_Jurors_PersonId",
                schema: "contest",
                table: "Jurors",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Jurors_RoundId_PersonId",
                schema: "contest",
                table: "Jurors",
                columns: new[] { "RoundId", "PersonId" },
                unique: true,
                filter: "\"PersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Jurors_RoundId_Pseudonym",
                schema: "contest",
                table: "Jurors",
                columns: new[] { "RoundId", "Pseudonym" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Jurors_TokenHash",
                schema: "contest",
                table: "Jurors",
                column: "TokenHash",
                unique: true,
                filter: "\"TokenHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_JurorTies_JurorId",
                schema: "contest",
                table: "JurorTies",
                column: "JurorId");

            migrationBuilder.CreateIndex(
                name: "IX_JurorTies_OrganisationCode",
                schema: "contest",
                table: "JurorTies",
                column: "OrganisationCode");

            migrationBuilder.CreateIndex(
                name: "IX_KnownOrganisations_Code",
                schema: "contest",
                table: "KnownOrganisations",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_KnownOrganisations_ParentId",
                schema: "contest",
                table: "KnownOrganisations",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_KnownPracticeAuthors_PersonId",
                schema: "contest",
                table: "KnownPracticeAuthors",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Nominations_RoundId_Slug",
                schema: "contest",
                table: "Nominations",
                columns: new[] { "RoundId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeliveredAt_DueAt",
                schema: "contest",
                table: "Outbox",
                columns: new[] { "DeliveredAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicVotes_EntryId",
                schema: "contest",
                table: "PublicVotes",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicVotes_PersonId",
                schema: "contest",
                table: "PublicVotes",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PublishedResults_AppealId",
                schema: "contest",
                table: "PublishedResults",
                column: "AppealId");

            migrationBuilder.CreateIndex(
                name: "IX_PublishedResults_RoundId_Number",
                schema: "contest",
                table: "PublishedResults",
                columns: new[] { "RoundId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_PublishedAt",
                schema: "contest",
                table: "Rounds",
                column: "PublishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_Year",
                schema: "contest",
                table: "Rounds",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rules_RoundId_Number",
                schema: "contest",
                table: "Rules",
                columns: new[] { "RoundId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScoreChanges_BallotId_At",
                schema: "contest",
                table: "ScoreChanges",
                columns: new[] { "BallotId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Scores_CriterionId",
                schema: "contest",
                table: "Scores",
                column: "CriterionId");

            migrationBuilder.CreateIndex(
                name: "IX_SettingsChanges_RoundId_At",
                schema: "contest",
                table: "SettingsChanges",
                columns: new[] { "RoundId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SpecialPrizes_RoundId",
                schema: "contest",
                table: "SpecialPrizes",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_EntryId_Number",
                schema: "contest",
                table: "Submissions",
                columns: new[] { "EntryId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Timeline_EntryId_At",
                schema: "contest",
                table: "Timeline",
                columns: new[] { "EntryId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Timeline_PersonId",
                schema: "contest",
                table: "Timeline",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Timeline_RoundId_At",
                schema: "contest",
                table: "Timeline",
                columns: new[] { "RoundId", "At" });

            migrationBuilder.AskForReplay("contest");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Assignments",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Awards",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "ChairVotes",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Conflicts",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "EligibilityDecisions",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "EntryAuthors",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Extensions",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Files",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Inbox",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "JurorNominations",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "JurorTies",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "KnownOrganisations",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "KnownPracticeAuthors",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Outbox",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "PublicVotes",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "PublishedResults",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Rules",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "ScoreChanges",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Scores",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "SettingsChanges",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Submissions",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Timeline",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "AssignmentRuns",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "SpecialPrizes",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "KnownPractices",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Appeals",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Ballots",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Criteria",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Entries",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Jurors",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Nominations",
                schema: "contest");

            migrationBuilder.DropTable(
                name: "Rounds",
                schema: "contest");
        }
    }
}
