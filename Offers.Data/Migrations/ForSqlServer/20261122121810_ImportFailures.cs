using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
{
    /// <inheritdoc />
    public partial class ImportFailures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FailedLine",
                table: "SaleImport",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "SaleImport",
                type: "int",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FailedLine",
                table: "SaleImport");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "SaleImport");
        }
    }
}
