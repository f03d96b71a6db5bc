using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Library.Migrations
{
    /// <inheritdoc />
    public partial class Library : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "library");

            migrationBuilder.CreateTable(
                name: "Collections",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Slug = table.Column<string>(maxLength: 110, nullable: false),
                    NameUk = table.Column<string>(maxLength: 200, nullable: false),
                    NameEn = table.Column<string>(maxLength: 200, nullable: true),
                    AboutUk = table.Column<string>(maxLength: 8000, nullable: false),
                    AboutEn = table.Column<string>(maxLength: 8000, nullable: true),
                    ParentId = table.Column<Guid>(nullable: true),
                    QueryJson = table.Column<string>(nullable: true),
                    ChangedAt = table.Column<DateTime>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Collections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Contents",
                schema: "library",
                columns: table => new
                {
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(maxLength: 100, nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Reason = table.Column<string>(maxLength: 40, nullable: true),
                    Text = table.Column<string>(nullable: true),
                    Pages = table.Column<int>(nullable: true),
                    Tries = table.Column<int>(nullable: false),
                    LeaseUntil = table.Column<DateTime>(nullable: true),
                    ReadAt = table.Column<DateTime>(nullable: true),
                    ThumbnailSha256 = table.Column<string>(maxLength: 64, nullable: true),
                    Health = table.Column<string>(maxLength: 40, nullable: false),
                    CheckedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contents", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "Documents",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ConceptId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Slug = table.Column<string>(maxLength: 110, nullable: true),
                    ContentJson = table.Column<string>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    TitleUk = table.Column<string>(maxLength: 500, nullable: false),
                    TitleEn = table.Column<string>(maxLength: 500, nullable: true),
                    Publisher = table.Column<string>(maxLength: 300, nullable: true),
                    PublisherEn = table.Column<string>(maxLength: 300, nullable: true),
                    PublisherCode = table.Column<string>(maxLength: 8, nullable: true),
                    ActNumber = table.Column<string>(maxLength: 200, nullable: true),
                    ActKey = table.Column<string>(maxLength: 100, nullable: true),
                    Doi = table.Column<string>(maxLength: 200, nullable: true),
                    Isbn = table.Column<string>(maxLength: 13, nullable: true),
                    DatedOn = table.Column<DateOnly>(nullable: true),
                    Year = table.Column<int>(nullable: true),
                    ValidUntil = table.Column<DateOnly>(nullable: true),
                    LegalStatus = table.Column<string>(maxLength: 40, nullable: false),
                    Territory = table.Column<string>(maxLength: 19, nullable: true),
                    Region = table.Column<string>(maxLength: 19, nullable: true),
                    Licence = table.Column<string>(maxLength: 40, nullable: true),
                    Link = table.Column<string>(maxLength: 300, nullable: true),
                    SearchText = table.Column<string>(nullable: false),
                    ProposedBy = table.Column<Guid>(nullable: true),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    SavedAt = table.Column<DateTime>(nullable: false),
                    ProposedAt = table.Column<DateTime>(nullable: true),
                    PublishedAt = table.Column<DateTime>(nullable: true),
                    ChangedAt = table.Column<DateTime>(nullable: false),
                    ReturnReason = table.Column<string>(maxLength: 2000, nullable: true),
                    ChangesUk = table.Column<string>(maxLength: 2000, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(nullable: true),
                    WithdrawnReason = table.Column<string>(maxLength: 2000, nullable: true),
                    SourceId = table.Column<Guid>(nullable: true),
                    SourceIdentifier = table.Column<string>(maxLength: 400, nullable: true),
                    SourceAddress = table.Column<string>(maxLength: 1000, nullable: true),
                    SourceChangedAt = table.Column<DateTime>(nullable: true),
                    HarvestedAt = table.Column<DateTime>(nullable: true),
                    Tellings = table.Column<int>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                schema: "library",
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
                name: "KindForms",
                schema: "library",
                columns: table => new
                {
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    NeedsJson = table.Column<string>(maxLength: 4000, nullable: false),
                    ChangedAt = table.Column<DateTime>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KindForms", x => x.Kind);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                schema: "library",
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
                name: "Relations",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    FromId = table.Column<Guid>(nullable: false),
                    ToId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Relations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Subjects",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Key = table.Column<string>(maxLength: 80, nullable: false),
                    NameUk = table.Column<string>(maxLength: 200, nullable: false),
                    NameEn = table.Column<string>(maxLength: 200, nullable: true),
                    NoteUk = table.Column<string>(maxLength: 2000, nullable: true),
                    BroaderId = table.Column<Guid>(nullable: true),
                    MergedIntoId = table.Column<Guid>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subjects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Timeline",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ConceptId = table.Column<Guid>(nullable: false),
                    DocumentId = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    Action = table.Column<string>(maxLength: 40, nullable: false),
                    Note = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timeline", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollectionItems",
                schema: "library",
                columns: table => new
                {
                    CollectionId = table.Column<Guid>(nullable: false),
                    ConceptId = table.Column<Guid>(nullable: false),
                    AddedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectionItems", x => new { x.CollectionId, x.ConceptId });
                    table.ForeignKey(
                        name: "FK_CollectionItems_Collections_CollectionId",
                        column: x => x.CollectionId,
                        principalSchema: "library",
                        principalTable: "Collections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DocumentSubjects",
                schema: "library",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(nullable: false),
                    SubjectId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentSubjects", x => new { x.DocumentId, x.SubjectId });
                    table.ForeignKey(
                        name: "FK_DocumentSubjects_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "library",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Files",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    DocumentId = table.Column<Guid>(nullable: false),
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(nullable: false),
                    Width = table.Column<int>(nullable: true),
                    Height = table.Column<int>(nullable: true),
                    About = table.Column<string>(maxLength: 200, nullable: false),
                    Place = table.Column<int>(nullable: false),
                    Access = table.Column<string>(maxLength: 40, nullable: false),
                    EmbargoUntil = table.Column<DateOnly>(nullable: true),
                    AddedBy = table.Column<Guid>(nullable: true),
                    AddedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Files_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "library",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LinkChecks",
                schema: "library",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(nullable: false),
                    Url = table.Column<string>(maxLength: 300, nullable: false),
                    Status = table.Column<int>(nullable: true),
                    Failures = table.Column<int>(nullable: false),
                    CheckedAt = table.Column<DateTime>(nullable: true),
                    FailedSince = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkChecks", x => x.DocumentId);
                    table.ForeignKey(
                        name: "FK_LinkChecks_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "library",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccessRequests",
                schema: "library",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    FileId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Purpose = table.Column<string>(maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Reason = table.Column<string>(maxLength: 2000, nullable: true),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    DecidedAt = table.Column<DateTime>(nullable: true),
                    Until = table.Column<DateTime>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessRequests_Files_FileId",
                        column: x => x.FileId,
                        principalSchema: "library",
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Downloads",
                schema: "library",
                columns: table => new
                {
                    FileId = table.Column<Guid>(nullable: false),
                    Day = table.Column<DateOnly>(nullable: false),
                    Count = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Downloads", x => new { x.FileId, x.Day });
                    table.ForeignKey(
                        name: "FK_Downloads_Files_FileId",
                        column: x => x.FileId,
                        principalSchema: "library",
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_DecidedBy",
                schema: "library",
                table: "AccessRequests",
                column: "DecidedBy");

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_FileId",
                schema: "library",
                table: "AccessRequests",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_PersonId_FileId",
                schema: "library",
                table: "AccessRequests",
                columns: new[] { "PersonId", "FileId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_State_At",
                schema: "library",
                table: "AccessRequests",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionItems_ConceptId",
                schema: "library",
                table: "CollectionItems",
                column: "ConceptId");

            migrationBuilder.CreateIndex(
                name: "IX_Collections_ParentId",
                schema: "library",
                table: "Collections",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Collections_Slug",
                schema: "library",
                table: "Collections",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contents_CheckedAt",
                schema: "library",
                table: "Contents",
                column: "CheckedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Contents_Health",
                schema: "library",
                table: "Contents",
                column: "Health");

            migrationBuilder.CreateIndex(
                name: "IX_Contents_State_LeaseUntil",
                schema: "library",
                table: "Contents",
                columns: new[] { "State", "LeaseUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ActKey",
                schema: "library",
                table: "Documents",
                column: "ActKey");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ChangedAt_Id",
                schema: "library",
                table: "Documents",
                columns: new[] { "ChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ConceptId_Number",
                schema: "library",
                table: "Documents",
                columns: new[] { "ConceptId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Doi",
                schema: "library",
                table: "Documents",
                column: "Doi");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Isbn",
                schema: "library",
                table: "Documents",
                column: "Isbn");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ProposedBy",
                schema: "library",
                table: "Documents",
                column: "ProposedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Slug_Number",
                schema: "library",
                table: "Documents",
                columns: new[] { "Slug", "Number" },
                unique: true,
                filter: "\"Slug\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_SourceId_SourceIdentifier",
                schema: "library",
                table: "Documents",
                columns: new[] { "SourceId", "SourceIdentifier" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_State_DatedOn",
                schema: "library",
                table: "Documents",
                columns: new[] { "State", "DatedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_State_Kind_ChangedAt_Id",
                schema: "library",
                table: "Documents",
                columns: new[] { "State", "Kind", "ChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_State_PublishedAt",
                schema: "library",
                table: "Documents",
                columns: new[] { "State", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_State_Publisher",
                schema: "library",
                table: "Documents",
                columns: new[] { "State", "Publisher" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_State_Region",
                schema: "library",
                table: "Documents",
                columns: new[] { "State", "Region" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_State_Year",
                schema: "library",
                table: "Documents",
                columns: new[] { "State", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentSubjects_SubjectId",
                schema: "library",
                table: "DocumentSubjects",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Files_Access_EmbargoUntil",
                schema: "library",
                table: "Files",
                columns: new[] { "Access", "EmbargoUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Files_AddedBy",
                schema: "library",
                table: "Files",
                column: "AddedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Files_DocumentId",
                schema: "library",
                table: "Files",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_Files_Sha256",
                schema: "library",
                table: "Files",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_TakenAt",
                schema: "library",
                table: "Inbox",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_LinkChecks_CheckedAt",
                schema: "library",
                table: "LinkChecks",
                column: "CheckedAt");

            migrationBuilder.CreateIndex(
                name: "IX_LinkChecks_Failures",
                schema: "library",
                table: "LinkChecks",
                column: "Failures");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeliveredAt_DueAt",
                schema: "library",
                table: "Outbox",
                columns: new[] { "DeliveredAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Relations_FromId_ToId_Kind",
                schema: "library",
                table: "Relations",
                columns: new[] { "FromId", "ToId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Relations_ToId",
                schema: "library",
                table: "Relations",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_Subjects_BroaderId",
                schema: "library",
                table: "Subjects",
                column: "BroaderId");

            migrationBuilder.CreateIndex(
                name: "IX_Subjects_Key",
                schema: "library",
                table: "Subjects",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subjects_MergedIntoId",
                schema: "library",
                table: "Subjects",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Timeline_DocumentId_At",
                schema: "library",
                table: "Timeline",
                columns: new[] { "DocumentId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Timeline_PersonId",
                schema: "library",
                table: "Timeline",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessRequests",
                schema: "library");

            migrationBuilder.DropTable(
                name: "CollectionItems",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Contents",
                schema: "library");

            migrationBuilder.DropTable(
                name: "DocumentSubjects",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Downloads",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Inbox",
                schema: "library");

            migrationBuilder.DropTable(
                name: "KindForms",
                schema: "library");

            migrationBuilder.DropTable(
                name: "LinkChecks",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Outbox",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Relations",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Subjects",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Timeline",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Collections",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Files",
                schema: "library");

            migrationBuilder.DropTable(
                name: "Documents",
                schema: "library");
        }
    }
}
