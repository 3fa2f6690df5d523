using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlite
{
    /// <inheritdoc />
    public partial class AddBounties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Bounty",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Project = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Builder = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Owner = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RequirementsText = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FieldsText = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    RewardMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    MaxSubmissions = table.Column<int>(type: "INTEGER", nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsArchived = table.Column<bool>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PendingCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    RejectedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bounty", x => x.Id);
                    table.CheckConstraint("CK_Bounty_counts", "\"RewardMinor\" >= 0 AND \"PendingCount\" >= 0 AND \"ApprovedCount\" >= 0 AND \"RejectedCount\" >= 0");
                    table.ForeignKey(
                        name: "FK_Bounty_Project_Project",
                        column: x => x.Project,
                        principalTable: "Project",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "BountySubmission",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Bounty = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Project = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Builder = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Owner = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    UnitNumber = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    ContactName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    ContactKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 115, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Suspicion = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Feedback = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ReviewedBy = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    PaidMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    OperationId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BountySubmission", x => x.Id);
                    table.CheckConstraint("CK_BountySubmission_paid", "\"PaidMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_BountySubmission_Bounty_Bounty",
                        column: x => x.Bounty,
                        principalTable: "Bounty",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_BountySubmission_Project_Project",
                        column: x => x.Project,
                        principalTable: "Project",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SubmissionFile",
                columns: table => new
                {
                    Submission = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    File = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionFile", x => new { x.Submission, x.Number });
                    table.ForeignKey(
                        name: "FK_SubmissionFile_BountySubmission_Submission",
                        column: x => x.Submission,
                        principalTable: "BountySubmission",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SubmissionFile_StoredFile_File",
                        column: x => x.File,
                        principalTable: "StoredFile",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Bounty_Book_Status_Id",
                table: "Bounty",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Bounty_Builder_Status_Id",
                table: "Bounty",
                columns: new[] { "Builder", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Bounty_Project_Status_Id",
                table: "Bounty",
                columns: new[] { "Project", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Bounty_Status_ExpiresAt",
                table: "Bounty",
                columns: new[] { "Status", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BountySubmission_Agent_Status_Id",
                table: "BountySubmission",
                columns: new[] { "Agent", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BountySubmission_Book_Status_Id",
                table: "BountySubmission",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BountySubmission_Bounty_Status_Id",
                table: "BountySubmission",
                columns: new[] { "Bounty", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BountySubmission_Bounty_UnitNumber",
                table: "BountySubmission",
                columns: new[] { "Bounty", "UnitNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_BountySubmission_Builder_Status_Id",
                table: "BountySubmission",
                columns: new[] { "Builder", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BountySubmission_once",
                table: "BountySubmission",
                columns: new[] { "Bounty", "Agent", "Subject" },
                unique: true,
                filter: "\"Subject\" IS NOT NULL AND \"Status\" <> 'Rejected'");

            migrationBuilder.CreateIndex(
                name: "IX_BountySubmission_Project",
                table: "BountySubmission",
                column: "Project");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionFile_Book_Hash",
                table: "SubmissionFile",
                columns: new[] { "Book", "Hash" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionFile_File",
                table: "SubmissionFile",
                column: "File",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SubmissionFile");

            migrationBuilder.DropTable(
                name: "BountySubmission");

            migrationBuilder.DropTable(
                name: "Bounty");
        }
    }
}
