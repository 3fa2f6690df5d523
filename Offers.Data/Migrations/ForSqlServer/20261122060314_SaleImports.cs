using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
{
    /// <inheritdoc />
    public partial class SaleImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SaleImport",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Builder = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    File = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    NewFound = table.Column<int>(type: "int", nullable: false),
                    SameFound = table.Column<int>(type: "int", nullable: false),
                    ChangedFound = table.Column<int>(type: "int", nullable: false),
                    FaultyFound = table.Column<int>(type: "int", nullable: false),
                    NewDone = table.Column<int>(type: "int", nullable: false),
                    SameDone = table.Column<int>(type: "int", nullable: false),
                    ChangedDone = table.Column<int>(type: "int", nullable: false),
                    FaultyDone = table.Column<int>(type: "int", nullable: false),
                    UploadedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    UploadedAt = table.Column<long>(type: "bigint", nullable: false),
                    StartedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Fault = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    LegAt = table.Column<long>(type: "bigint", nullable: false),
                    LegFrom = table.Column<int>(type: "int", nullable: false),
                    BeatAt = table.Column<long>(type: "bigint", nullable: false),
                    Worker = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SaleImport", x => x.Id);
                    table.CheckConstraint("CK_SaleImport_rows", "\"Rows\" >= 0 AND \"Line\" >= 0");
                    table.ForeignKey(
                        name: "FK_SaleImport_Organisation_Builder",
                        column: x => x.Builder,
                        principalTable: "Organisation",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SaleImport_StoredFile_File",
                        column: x => x.File,
                        principalTable: "StoredFile",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SaleImportLine",
                columns: table => new
                {
                    Import = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Sale = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Fault = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SaleImportLine", x => new { x.Import, x.Line });
                    table.ForeignKey(
                        name: "FK_SaleImportLine_SaleImport_Import",
                        column: x => x.Import,
                        principalTable: "SaleImport",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SaleImportLine_Sale_Sale",
                        column: x => x.Sale,
                        principalTable: "Sale",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SaleImport_Builder_Id",
                table: "SaleImport",
                columns: new[] { "Builder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SaleImport_File",
                table: "SaleImport",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_SaleImport_State_Id",
                table: "SaleImport",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SaleImportLine_Import_Outcome_Line",
                table: "SaleImportLine",
                columns: new[] { "Import", "Outcome", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_SaleImportLine_Sale",
                table: "SaleImportLine",
                column: "Sale");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SaleImportLine");

            migrationBuilder.DropTable(
                name: "SaleImport");
        }
    }
}
