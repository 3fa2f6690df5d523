using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForPostgreSql
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
                type: "character varying(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RulePackText",
                table: "InvestmentOffer",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "InvestorStanding",
                columns: table => new
                {
                    Investor = table.Column<Guid>(type: "uuid", nullable: false),
                    Pack = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    Class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TestVersion = table.Column<int>(type: "integer", nullable: true),
                    TestValidUntil = table.Column<long>(type: "bigint", nullable: true),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    YearMinor = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
