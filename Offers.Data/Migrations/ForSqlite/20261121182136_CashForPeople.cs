using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlite
{
    /// <inheritdoc />
    public partial class CashForPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Approval",
                table: "Withdrawal",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<byte[]>(
                name: "ApprovedBy",
                table: "Withdrawal",
                type: "BLOB",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Destination",
                table: "Withdrawal",
                type: "BLOB",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ArrivedAt",
                table: "TopUp",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "BankLine",
                table: "TopUp",
                type: "BLOB",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaymentReference",
                table: "TopUp",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Approval",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Maker = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    For = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Checker = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approval", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankFile",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Layout = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Sha256 = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    LineCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AddedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AddedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    ImportedBy = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    ImportedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankFile", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Destination",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    OwnerKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    BankName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsableFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Destination", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankLine",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    File = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    BookedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Payer = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ImportedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TopUp = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    ReturnId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Book = table.Column<int>(type: "INTEGER", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankLine", x => x.Id);
                    table.CheckConstraint("CK_BankLine_amount", "\"AmountMinor\" > 0");
                    table.ForeignKey(
                        name: "FK_BankLine_BankFile_File",
                        column: x => x.File,
                        principalTable: "BankFile",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Withdrawal_Destination",
                table: "Withdrawal",
                column: "Destination",
                filter: "\"Destination\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopUp_BankLine",
                table: "TopUp",
                column: "BankLine",
                unique: true,
                filter: "\"BankLine\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopUp_Book_PaymentReference",
                table: "TopUp",
                columns: new[] { "Book", "PaymentReference" },
                unique: true,
                filter: "\"PaymentReference\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Approval_Book_Kind_Id",
                table: "Approval",
                columns: new[] { "Book", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Approval_Book_State_Id",
                table: "Approval",
                columns: new[] { "Book", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Approval_State_ExpiresAt",
                table: "Approval",
                columns: new[] { "State", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Approval_Subject",
                table: "Approval",
                column: "Subject",
                unique: true,
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_BankFile_Book_Id",
                table: "BankFile",
                columns: new[] { "Book", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BankLine_Book_Currency_Reference",
                table: "BankLine",
                columns: new[] { "Book", "Currency", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankLine_Book_State_Id",
                table: "BankLine",
                columns: new[] { "Book", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BankLine_File_Number",
                table: "BankLine",
                columns: new[] { "File", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankLine_TopUp",
                table: "BankLine",
                column: "TopUp");

            migrationBuilder.CreateIndex(
                name: "IX_Destination_OwnerId_Id",
                table: "Destination",
                columns: new[] { "OwnerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Destination_OwnerId_Number",
                table: "Destination",
                columns: new[] { "OwnerId", "Number" },
                unique: true,
                filter: "\"RemovedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Approval");

            migrationBuilder.DropTable(
                name: "BankLine");

            migrationBuilder.DropTable(
                name: "Destination");

            migrationBuilder.DropTable(
                name: "BankFile");

            migrationBuilder.DropIndex(
                name: "IX_Withdrawal_Destination",
                table: "Withdrawal");

            migrationBuilder.DropIndex(
                name: "IX_TopUp_BankLine",
                table: "TopUp");

            migrationBuilder.DropIndex(
                name: "IX_TopUp_Book_PaymentReference",
                table: "TopUp");

            migrationBuilder.DropColumn(
                name: "Approval",
                table: "Withdrawal");

            migrationBuilder.DropColumn(
                name: "ApprovedBy",
                table: "Withdrawal");

            migrationBuilder.DropColumn(
                name: "Destination",
                table: "Withdrawal");

            migrationBuilder.DropColumn(
                name: "ArrivedAt",
                table: "TopUp");

            migrationBuilder.DropColumn(
                name: "BankLine",
                table: "TopUp");

            migrationBuilder.DropColumn(
                name: "PaymentReference",
                table: "TopUp");
        }
    }
}
