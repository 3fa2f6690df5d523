using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
{
    /// <inheritdoc />
    public partial class SimulatedOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SimulatedOrder",
                columns: table => new
                {
                    Supplier = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    Sku = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    ValueMinor = table.Column<long>(type: "bigint", nullable: false),
                    ChargedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Behaviour = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Calls = table.Column<int>(type: "int", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReadyAt = table.Column<long>(type: "bigint", nullable: true),
                    CallbackUrl = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    Told = table.Column<int>(type: "int", nullable: false),
                    Untaken = table.Column<int>(type: "int", nullable: false),
                    TellAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimulatedOrder", x => new { x.Supplier, x.Reference });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SimulatedOrder_tell",
                table: "SimulatedOrder",
                column: "TellAt",
                filter: "\"TellAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SimulatedOrder");
        }
    }
}
