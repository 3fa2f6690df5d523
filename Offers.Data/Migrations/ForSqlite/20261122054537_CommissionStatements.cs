using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlite
{
    /// <inheritdoc />
    public partial class CommissionStatements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CommissionStatement",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    OpeningMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    EarnedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    AdjustedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    BountiesMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    RecoveredMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosingMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sha256 = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommissionStatement", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CommissionStatement_Agent_Id",
                table: "CommissionStatement",
                columns: new[] { "Agent", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CommissionStatement_Book_Agent_Currency_From",
                table: "CommissionStatement",
                columns: new[] { "Book", "Agent", "Currency", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommissionStatement_Book_Until",
                table: "CommissionStatement",
                columns: new[] { "Book", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_CommissionStatement_Code",
                table: "CommissionStatement",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CommissionStatement");
        }
    }
}
