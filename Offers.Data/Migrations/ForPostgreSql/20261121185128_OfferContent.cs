using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForPostgreSql
{
    /// <inheritdoc />
    public partial class OfferContent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AcceptedVersions",
                table: "WaitlistEntry",
                type: "character varying(410)",
                maxLength: 410,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "CoverFile",
                table: "InvestmentOffer",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VersionsToAccept",
                table: "InvestmentOffer",
                type: "character varying(410)",
                maxLength: 410,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AcceptedVersions",
                table: "Investment",
                type: "character varying(410)",
                maxLength: 410,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "OfferDocument",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Visibility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Acceptance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    VersionCount = table.Column<int>(type: "integer", nullable: false),
                    RemovedAt = table.Column<long>(type: "bigint", nullable: true),
                    RemovalReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferDocument", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfferDocument_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "OfferFigure",
                columns: table => new
                {
                    Offer = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    Label = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    RateBps = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferFigure", x => new { x.Offer, x.Kind, x.Number });
                    table.ForeignKey(
                        name: "FK_OfferFigure_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "OfferMarketing",
                columns: table => new
                {
                    Offer = table.Column<Guid>(type: "uuid", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    Headline = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ReasonLines = table.Column<string>(type: "character varying(1536)", maxLength: 1536, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferMarketing", x => x.Offer);
                    table.ForeignKey(
                        name: "FK_OfferMarketing_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "OfferMilestone",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<Guid>(type: "uuid", nullable: false),
                    HappensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Title = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferMilestone", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfferMilestone_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "StoredFile",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    SizeBytes = table.Column<long>(type: "bigint", nullable: false),
                    StoredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    StoredAt = table.Column<long>(type: "bigint", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredFile", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DocumentVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    File = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DocumentVersion_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DocumentVersion_OfferDocument_Document",
                        column: x => x.Document,
                        principalTable: "OfferDocument",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DocumentVersion_StoredFile_File",
                        column: x => x.File,
                        principalTable: "StoredFile",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "OfferMedia",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    File = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Caption = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferMedia", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfferMedia_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_OfferMedia_StoredFile_File",
                        column: x => x.File,
                        principalTable: "StoredFile",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_InvestmentOffer_CoverFile",
                table: "InvestmentOffer",
                column: "CoverFile");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentVersion_Document_Number",
                table: "DocumentVersion",
                columns: new[] { "Document", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentVersion_File",
                table: "DocumentVersion",
                column: "File",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentVersion_Offer",
                table: "DocumentVersion",
                column: "Offer");

            migrationBuilder.CreateIndex(
                name: "IX_OfferDocument_Offer_Id",
                table: "OfferDocument",
                columns: new[] { "Offer", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferMedia_File",
                table: "OfferMedia",
                column: "File",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfferMedia_Offer_Position",
                table: "OfferMedia",
                columns: new[] { "Offer", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferMilestone_Offer_HappensOn",
                table: "OfferMilestone",
                columns: new[] { "Offer", "HappensOn" });

            migrationBuilder.CreateIndex(
                name: "IX_StoredFile_Hash",
                table: "StoredFile",
                column: "Hash");

            migrationBuilder.AddForeignKey(
                name: "FK_InvestmentOffer_StoredFile_CoverFile",
                table: "InvestmentOffer",
                column: "CoverFile",
                principalTable: "StoredFile",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_InvestmentOffer_StoredFile_CoverFile",
                table: "InvestmentOffer");

            migrationBuilder.DropTable(
                name: "DocumentVersion");

            migrationBuilder.DropTable(
                name: "OfferFigure");

            migrationBuilder.DropTable(
                name: "OfferMarketing");

            migrationBuilder.DropTable(
                name: "OfferMedia");

            migrationBuilder.DropTable(
                name: "OfferMilestone");

            migrationBuilder.DropTable(
                name: "OfferDocument");

            migrationBuilder.DropTable(
                name: "StoredFile");

            migrationBuilder.DropIndex(
                name: "IX_InvestmentOffer_CoverFile",
                table: "InvestmentOffer");

            migrationBuilder.DropColumn(
                name: "AcceptedVersions",
                table: "WaitlistEntry");

            migrationBuilder.DropColumn(
                name: "CoverFile",
                table: "InvestmentOffer");

            migrationBuilder.DropColumn(
                name: "VersionsToAccept",
                table: "InvestmentOffer");

            migrationBuilder.DropColumn(
                name: "AcceptedVersions",
                table: "Investment");
        }
    }
}
