using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForPostgreSql
{
    /// <inheritdoc />
    public partial class OfferLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EarnedMinor",
                table: "Position",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "RepaidMinor",
                table: "Position",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "MinimumRaiseMinor",
                table: "InvestmentOffer",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SettledAt",
                table: "InvestmentOffer",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CoolingOffEndsAt",
                table: "Investment",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Distribution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    TotalMinor = table.Column<long>(type: "bigint", nullable: false),
                    RecordDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Memo = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    LineCount = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    DecisionReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    PaidAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Distribution", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Distribution_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "OfferRun",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Distribution = table.Column<Guid>(type: "uuid", nullable: true),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    TotalCount = table.Column<int>(type: "integer", nullable: false),
                    DoneCount = table.Column<int>(type: "integer", nullable: false),
                    TotalMinor = table.Column<long>(type: "bigint", nullable: false),
                    DoneMinor = table.Column<long>(type: "bigint", nullable: false),
                    Last = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    StartedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferRun", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfferRun_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "DistributionLine",
                columns: table => new
                {
                    Distribution = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    Investor = table.Column<Guid>(type: "uuid", nullable: false),
                    ShareMinor = table.Column<long>(type: "bigint", nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    OperationId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DistributionLine", x => new { x.Distribution, x.Number });
                    table.CheckConstraint("CK_DistributionLine_amount", "\"AmountMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_DistributionLine_Distribution_Distribution",
                        column: x => x.Distribution,
                        principalTable: "Distribution",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Distribution_Offer_Id",
                table: "Distribution",
                columns: new[] { "Offer", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DistributionLine_Investor_Distribution",
                table: "DistributionLine",
                columns: new[] { "Investor", "Distribution" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferRun_Book",
                table: "OfferRun",
                column: "Book",
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OfferRun_Offer_Id",
                table: "OfferRun",
                columns: new[] { "Offer", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DistributionLine");

            migrationBuilder.DropTable(
                name: "OfferRun");

            migrationBuilder.DropTable(
                name: "Distribution");

            migrationBuilder.DropColumn(
                name: "EarnedMinor",
                table: "Position");

            migrationBuilder.DropColumn(
                name: "RepaidMinor",
                table: "Position");

            migrationBuilder.DropColumn(
                name: "MinimumRaiseMinor",
                table: "InvestmentOffer");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "InvestmentOffer");

            migrationBuilder.DropColumn(
                name: "CoolingOffEndsAt",
                table: "Investment");
        }
    }
}
