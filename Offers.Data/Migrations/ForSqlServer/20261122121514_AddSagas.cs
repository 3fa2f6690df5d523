using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
{
    /// <inheritdoc />
    public partial class AddSagas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Saga",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Step = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    StepNumber = table.Column<int>(type: "int", nullable: false),
                    Party = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Data = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Attempt = table.Column<int>(type: "int", nullable: false),
                    Queries = table.Column<int>(type: "int", nullable: false),
                    Faults = table.Column<int>(type: "int", nullable: false),
                    CalledAt = table.Column<long>(type: "bigint", nullable: true),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Deadline = table.Column<long>(type: "bigint", nullable: false),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: true),
                    LastCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    LastText = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    NoteCount = table.Column<int>(type: "int", nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Proof = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ProposalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Saga", x => x.Id);
                    table.CheckConstraint("CK_Saga_counts", "\"StepNumber\" >= 1 AND \"Attempt\" >= 0 AND \"Queries\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "SagaNote",
                columns: table => new
                {
                    Saga = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Party = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Event = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    DurationMs = table.Column<int>(type: "int", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Settled = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SagaNote", x => new { x.Saga, x.Number });
                    table.ForeignKey(
                        name: "FK_SagaNote_Saga_Saga",
                        column: x => x.Saga,
                        principalTable: "Saga",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_Book_Kind_Id",
                table: "Saga",
                columns: new[] { "Book", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_Book_Party_Id",
                table: "Saga",
                columns: new[] { "Book", "Party", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_Book_State_Id",
                table: "Saga",
                columns: new[] { "Book", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_State_DueAt",
                table: "Saga",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_Subject_Id",
                table: "Saga",
                columns: new[] { "Subject", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SagaNote_Book_At_Party",
                table: "SagaNote",
                columns: new[] { "Book", "At", "Party" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SagaNote");

            migrationBuilder.DropTable(
                name: "Saga");
        }
    }
}
