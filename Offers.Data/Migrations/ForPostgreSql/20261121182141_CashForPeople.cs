using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForPostgreSql
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
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<Guid>(
                name: "ApprovedBy",
                table: "Withdrawal",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Destination",
                table: "Withdrawal",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ArrivedAt",
                table: "TopUp",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BankLine",
                table: "TopUp",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaymentReference",
                table: "TopUp",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Approval",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Summary = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    Maker = table.Column<Guid>(type: "uuid", nullable: true),
                    For = table.Column<Guid>(type: "uuid", nullable: true),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Checker = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approval", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankFile",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Layout = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    Sha256 = table.Column<byte[]>(type: "bytea", fixedLength: true, maxLength: 32, nullable: false),
                    LineCount = table.Column<int>(type: "integer", nullable: false),
                    AddedCount = table.Column<int>(type: "integer", nullable: false),
                    AddedMinor = table.Column<long>(type: "bigint", nullable: false),
                    ImportedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ImportedAt = table.Column<long>(type: "bigint", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankFile", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Destination",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Label = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "character varying(34)", maxLength: 34, nullable: false),
                    BankName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    UsableFrom = table.Column<long>(type: "bigint", nullable: false),
                    RemovedAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Destination", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankLine",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    BookedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Payer = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ImportedAt = table.Column<long>(type: "bigint", nullable: false),
                    TopUp = table.Column<Guid>(type: "uuid", nullable: true),
                    ReturnId = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecisionReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
