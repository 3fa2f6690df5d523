using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
{
    /// <inheritdoc />
    public partial class Sandboxes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statement_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement");

            migrationBuilder.DropIndex(
                name: "IX_Notification_Person_Id",
                table: "Notification");

            migrationBuilder.DropIndex(
                name: "IX_Notification_Person_ReadAt_Id",
                table: "Notification");

            migrationBuilder.DropIndex(
                name: "IX_Destination_OwnerId_Number",
                table: "Destination");

            migrationBuilder.AddColumn<int>(
                name: "Book",
                table: "Notification",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Environment",
                table: "ApiSession",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "ClockAdvance",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Goal = table.Column<long>(type: "bigint", nullable: false),
                    Stops = table.Column<int>(type: "int", nullable: false),
                    EventsBefore = table.Column<long>(type: "bigint", nullable: false),
                    EventsAfter = table.Column<long>(type: "bigint", nullable: false),
                    OperationsBefore = table.Column<long>(type: "bigint", nullable: false),
                    OperationsAfter = table.Column<long>(type: "bigint", nullable: false),
                    StartedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    BeatAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Worker = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    FailedItems = table.Column<int>(type: "int", nullable: false),
                    Faults = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClockAdvance", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sandbox",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Organisation = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OwnBook = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sandbox", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sandbox_Organisation_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisation",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SandboxMember",
                columns: table => new
                {
                    Sandbox = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Person = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SandboxMember", x => new { x.Sandbox, x.Person });
                    table.ForeignKey(
                        name: "FK_SandboxMember_Person_Person",
                        column: x => x.Person,
                        principalTable: "Person",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SandboxMember_Sandbox_Sandbox",
                        column: x => x.Sandbox,
                        principalTable: "Sandbox",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement",
                columns: new[] { "Book", "OwnerId", "Currency", "From", "Until", "Cut", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Book_CreatedAt",
                table: "Notification",
                columns: new[] { "Book", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Book_Person_Id",
                table: "Notification",
                columns: new[] { "Book", "Person", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Book_Person_ReadAt_Id",
                table: "Notification",
                columns: new[] { "Book", "Person", "ReadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Destination_Book_OwnerId_Number",
                table: "Destination",
                columns: new[] { "Book", "OwnerId", "Number" },
                unique: true,
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClockAdvance_Book",
                table: "ClockAdvance",
                column: "Book",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClockAdvance_Book_Id",
                table: "ClockAdvance",
                columns: new[] { "Book", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sandbox_Book_Id",
                table: "Sandbox",
                columns: new[] { "Book", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sandbox_Organisation",
                table: "Sandbox",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_Sandbox_OwnBook",
                table: "Sandbox",
                column: "OwnBook",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SandboxMember_Person",
                table: "SandboxMember",
                column: "Person");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClockAdvance");

            migrationBuilder.DropTable(
                name: "SandboxMember");

            migrationBuilder.DropTable(
                name: "Sandbox");

            migrationBuilder.DropIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement");

            migrationBuilder.DropIndex(
                name: "IX_Notification_Book_CreatedAt",
                table: "Notification");

            migrationBuilder.DropIndex(
                name: "IX_Notification_Book_Person_Id",
                table: "Notification");

            migrationBuilder.DropIndex(
                name: "IX_Notification_Book_Person_ReadAt_Id",
                table: "Notification");

            migrationBuilder.DropIndex(
                name: "IX_Destination_Book_OwnerId_Number",
                table: "Destination");

            migrationBuilder.DropColumn(
                name: "Book",
                table: "Notification");

            migrationBuilder.DropColumn(
                name: "Environment",
                table: "ApiSession");

            migrationBuilder.CreateIndex(
                name: "IX_Statement_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement",
                columns: new[] { "OwnerId", "Currency", "From", "Until", "Cut", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Person_Id",
                table: "Notification",
                columns: new[] { "Person", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Person_ReadAt_Id",
                table: "Notification",
                columns: new[] { "Person", "ReadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Destination_OwnerId_Number",
                table: "Destination",
                columns: new[] { "OwnerId", "Number" },
                unique: true,
                filter: "\"RemovedAt\" IS NULL");
        }
    }
}
