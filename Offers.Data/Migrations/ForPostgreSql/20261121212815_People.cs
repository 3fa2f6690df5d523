using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForPostgreSql
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DocumentKinds",
                table: "InvestmentOffer",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "CalendarFeed",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Shows = table.Column<int>(type: "integer", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", fixedLength: true, maxLength: 32, nullable: true),
                    MadeAt = table.Column<long>(type: "bigint", nullable: true),
                    LastReadAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeed", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeed_Person_Person",
                        column: x => x.Person,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Impersonation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Administrator = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    End = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Impersonation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Impersonation_Person_Administrator",
                        column: x => x.Administrator,
                        principalTable: "Person",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Impersonation_Person_Person",
                        column: x => x.Person,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "NotificationPreferences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Bell = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Mail = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Timing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotificationPreferences", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeed_Person",
                table: "CalendarFeed",
                column: "Person",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeed_TokenHash",
                table: "CalendarFeed",
                column: "TokenHash",
                unique: true,
                filter: "\"TokenHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Impersonation_Administrator_EndedAt",
                table: "Impersonation",
                columns: new[] { "Administrator", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Impersonation_EndedAt_EndsAt",
                table: "Impersonation",
                columns: new[] { "EndedAt", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Impersonation_Person_Id",
                table: "Impersonation",
                columns: new[] { "Person", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_NotificationPreferences_Person",
                table: "NotificationPreferences",
                column: "Person",
                unique: true);

            // Offers that have documents already say which kinds they are.
            foreach (var (kind, word) in new[]
            {
                ("Brochure", "brochure "), ("Memo", "memo "), ("Projections", "projections "),
                ("Valuation", "valuation "), ("Other", "other "),
            })
            {
                migrationBuilder.Sql(
                    $"UPDATE \"InvestmentOffer\" SET \"DocumentKinds\" = \"DocumentKinds\" || '{word}' WHERE EXISTS "
                    + "(SELECT 1 FROM \"OfferDocument\" AS d WHERE d.\"Offer\" = \"InvestmentOffer\".\"Id\" "
                    + $"AND d.\"Kind\" = '{kind}' AND d.\"RemovedAt\" IS NULL);");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarFeed");

            migrationBuilder.DropTable(
                name: "Impersonation");

            migrationBuilder.DropTable(
                name: "NotificationPreferences");

            migrationBuilder.DropColumn(
                name: "DocumentKinds",
                table: "InvestmentOffer");
        }
    }
}
