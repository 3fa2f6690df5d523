using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
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
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false),
                    Zone = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    IssuedAt = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    OpeningMinor = table.Column<long>(type: "bigint", nullable: false),
                    EarnedMinor = table.Column<long>(type: "bigint", nullable: false),
                    AdjustedMinor = table.Column<long>(type: "bigint", nullable: false),
                    BountiesMinor = table.Column<long>(type: "bigint", nullable: false),
                    PaidMinor = table.Column<long>(type: "bigint", nullable: false),
                    RecoveredMinor = table.Column<long>(type: "bigint", nullable: false),
                    ClosingMinor = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Sha256 = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
