using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
{
    /// <inheritdoc />
    public partial class Waitlist : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "WaitingCount",
                table: "OfferTotals",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "InterestFrequency",
                table: "InvestmentOffer",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "WaitlistEnabled",
                table: "InvestmentOffer",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "WaitlistEntry",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Offer = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Investor = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    MinAcceptedMinor = table.Column<long>(type: "bigint", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    HoldId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Investment = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    PassedOverAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitlistEntry", x => x.Id);
                    table.CheckConstraint("CK_WaitlistEntry_amount", "\"AmountMinor\" > 0");
                    table.ForeignKey(
                        name: "FK_WaitlistEntry_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntry_Investor_Offer_Status",
                table: "WaitlistEntry",
                columns: new[] { "Investor", "Offer", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntry_Offer_Place",
                table: "WaitlistEntry",
                columns: new[] { "Offer", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntry_Status_Offer_Place",
                table: "WaitlistEntry",
                columns: new[] { "Status", "Offer", "Place" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WaitlistEntry");

            migrationBuilder.DropColumn(
                name: "WaitingCount",
                table: "OfferTotals");

            migrationBuilder.DropColumn(
                name: "InterestFrequency",
                table: "InvestmentOffer");

            migrationBuilder.DropColumn(
                name: "WaitlistEnabled",
                table: "InvestmentOffer");
        }
    }
}
