using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlite
{
    /// <inheritdoc />
    public partial class RulePacks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RulePackCode",
                table: "InvestmentOffer",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RulePackText",
                table: "InvestmentOffer",
                type: "TEXT",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "InvestorStanding",
                columns: table => new
                {
                    Investor = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    Class = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TestVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    TestValidUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    YearMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvestorStanding", x => new { x.Investor, x.Pack });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InvestorStanding");

            migrationBuilder.DropColumn(
                name: "RulePackCode",
                table: "InvestmentOffer");

            migrationBuilder.DropColumn(
                name: "RulePackText",
                table: "InvestmentOffer");
        }
    }
}
