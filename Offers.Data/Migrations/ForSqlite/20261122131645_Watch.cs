using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlite
{
    /// <inheritdoc />
    public partial class Watch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement");

            migrationBuilder.AddColumn<string>(
                name: "Paper",
                table: "Statement",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Wallet");

            migrationBuilder.CreateIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language_Paper",
                table: "Statement",
                columns: new[] { "Book", "OwnerId", "Currency", "From", "Until", "Cut", "Language", "Paper" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_revealed",
                table: "Redemption",
                columns: new[] { "Book", "RevealedAt" },
                filter: "\"RevealedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language_Paper",
                table: "Statement");

            migrationBuilder.DropIndex(
                name: "IX_Redemption_revealed",
                table: "Redemption");

            migrationBuilder.DropColumn(
                name: "Paper",
                table: "Statement");

            migrationBuilder.CreateIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement",
                columns: new[] { "Book", "OwnerId", "Currency", "From", "Until", "Cut", "Language" },
                unique: true);
        }
    }
}
