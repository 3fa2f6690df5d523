using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlite
{
    /// <inheritdoc />
    public partial class SelectiveIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Unit_Project_Status",
                table: "Unit");

            migrationBuilder.DropIndex(
                name: "IX_Account_Book_Purpose_Currency",
                table: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_Unit_Status_Project",
                table: "Unit",
                columns: new[] { "Status", "Project" });

            migrationBuilder.CreateIndex(
                name: "IX_Sale_cancelled",
                table: "Sale",
                column: "Unit",
                filter: "\"Stage\" = 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_Association_Book_Status_Id",
                table: "Association",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Account_Purpose_Currency_Book",
                table: "Account",
                columns: new[] { "Purpose", "Currency", "Book" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Unit_Status_Project",
                table: "Unit");

            migrationBuilder.DropIndex(
                name: "IX_Sale_cancelled",
                table: "Sale");

            migrationBuilder.DropIndex(
                name: "IX_Association_Book_Status_Id",
                table: "Association");

            migrationBuilder.DropIndex(
                name: "IX_Account_Purpose_Currency_Book",
                table: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_Unit_Project_Status",
                table: "Unit",
                columns: new[] { "Project", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Account_Book_Purpose_Currency",
                table: "Account",
                columns: new[] { "Book", "Purpose", "Currency" });
        }
    }
}
