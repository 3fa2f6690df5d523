using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "InterestFrequency",
                table: "InvestmentOffer",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "WaitlistEnabled",
                table: "InvestmentOffer",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "WaitlistEntry",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Offer = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Investor = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    MinAcceptedMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HoldId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    Investment = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PassedOverAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
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
