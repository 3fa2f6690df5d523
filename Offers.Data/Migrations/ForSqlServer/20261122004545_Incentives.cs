using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
{
    /// <inheritdoc />
    public partial class Incentives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Budget",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Owner = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    HoldCount = table.Column<int>(type: "int", nullable: false),
                    TotalMinor = table.Column<long>(type: "bigint", nullable: false),
                    GrantedMinor = table.Column<long>(type: "bigint", nullable: false),
                    PaidMinor = table.Column<long>(type: "bigint", nullable: false),
                    ReturnedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Budget", x => x.Id);
                    table.CheckConstraint("CK_Budget_parts", "\"PaidMinor\" >= 0 AND \"ReturnedMinor\" >= 0 AND \"PaidMinor\" <= \"GrantedMinor\" AND \"GrantedMinor\" + \"ReturnedMinor\" <= \"TotalMinor\"");
                });

            migrationBuilder.CreateTable(
                name: "IncentiveTemplate",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Owner = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncentiveTemplate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncentiveTemplate_Organisation_Owner",
                        column: x => x.Owner,
                        principalTable: "Organisation",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Project",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Builder = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    City = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Area = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Zone = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Project", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Project_Organisation_Builder",
                        column: x => x.Builder,
                        principalTable: "Organisation",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Association",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Project = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Builder = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    InvitedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: true),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Association", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Association_Project_Project",
                        column: x => x.Project,
                        principalTable: "Project",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Incentive",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Project = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Builder = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Owner = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ConditionsText = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    TermsText = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    TermsVersion = table.Column<int>(type: "int", nullable: false),
                    TriggerStage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ValidFrom = table.Column<long>(type: "bigint", nullable: true),
                    ValidUntil = table.Column<long>(type: "bigint", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsArchived = table.Column<bool>(type: "bit", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incentive", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Incentive_Project_Project",
                        column: x => x.Project,
                        principalTable: "Project",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Referral",
                columns: table => new
                {
                    Project = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Contact = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Referral", x => new { x.Project, x.Agent, x.Contact });
                    table.ForeignKey(
                        name: "FK_Referral_Project_Project",
                        column: x => x.Project,
                        principalTable: "Project",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Unit",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Project = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Unit", x => x.Id);
                    table.CheckConstraint("CK_Unit_price", "\"PriceMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_Unit_Project_Project",
                        column: x => x.Project,
                        principalTable: "Project",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "IncentiveAcceptance",
                columns: table => new
                {
                    Incentive = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    TermsVersion = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncentiveAcceptance", x => new { x.Incentive, x.Agent, x.TermsVersion });
                    table.ForeignKey(
                        name: "FK_IncentiveAcceptance_Incentive_Incentive",
                        column: x => x.Incentive,
                        principalTable: "Incentive",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "IncentiveReading",
                columns: table => new
                {
                    Incentive = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncentiveReading", x => new { x.Incentive, x.On, x.Agent });
                    table.ForeignKey(
                        name: "FK_IncentiveReading_Incentive_Incentive",
                        column: x => x.Incentive,
                        principalTable: "Incentive",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "IncentiveSpan",
                columns: table => new
                {
                    Incentive = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncentiveSpan", x => new { x.Incentive, x.From });
                    table.ForeignKey(
                        name: "FK_IncentiveSpan_Incentive_Incentive",
                        column: x => x.Incentive,
                        principalTable: "Incentive",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "IncentiveTotals",
                columns: table => new
                {
                    Incentive = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    UnitsTaken = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncentiveTotals", x => x.Incentive);
                    table.CheckConstraint("CK_IncentiveTotals_units", "\"UnitsTaken\" >= 0");
                    table.ForeignKey(
                        name: "FK_IncentiveTotals_Incentive_Incentive",
                        column: x => x.Incentive,
                        principalTable: "Incentive",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "IncentiveVersion",
                columns: table => new
                {
                    Incentive = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    TermsText = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    EffectiveAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncentiveVersion", x => new { x.Incentive, x.Number });
                    table.ForeignKey(
                        name: "FK_IncentiveVersion_Incentive_Incentive",
                        column: x => x.Incentive,
                        principalTable: "Incentive",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Sale",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Project = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Unit = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    BuyerName = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    BuyerHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Stage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    EnteredAt = table.Column<long>(type: "bigint", nullable: false),
                    BookedAt = table.Column<long>(type: "bigint", nullable: false),
                    SignedAt = table.Column<long>(type: "bigint", nullable: true),
                    PaidAt = table.Column<long>(type: "bigint", nullable: true),
                    RegisteredAt = table.Column<long>(type: "bigint", nullable: true),
                    CancelledAt = table.Column<long>(type: "bigint", nullable: true),
                    CancelReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sale", x => x.Id);
                    table.CheckConstraint("CK_Sale_price", "\"PriceMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_Sale_Project_Project",
                        column: x => x.Project,
                        principalTable: "Project",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Sale_Unit_Unit",
                        column: x => x.Unit,
                        principalTable: "Unit",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "IncentiveClaim",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Incentive = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    TermsVersion = table.Column<int>(type: "int", nullable: false),
                    Project = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Owner = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Sale = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Units = table.Column<int>(type: "int", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    PricedMinor = table.Column<long>(type: "bigint", nullable: false),
                    AdjustedMinor = table.Column<long>(type: "bigint", nullable: false),
                    PaidMinor = table.Column<long>(type: "bigint", nullable: false),
                    GrantedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TraceText = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    WaitsFor = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    IsDisputed = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    PaidAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncentiveClaim", x => x.Id);
                    table.CheckConstraint("CK_IncentiveClaim_amounts", "\"PricedMinor\" >= 0 AND \"PaidMinor\" >= 0 AND \"GrantedMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_IncentiveClaim_Incentive_Incentive",
                        column: x => x.Incentive,
                        principalTable: "Incentive",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_IncentiveClaim_Sale_Sale",
                        column: x => x.Sale,
                        principalTable: "Sale",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SaleAgent",
                columns: table => new
                {
                    Sale = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ShareBps = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SaleAgent", x => new { x.Sale, x.Agent });
                    table.ForeignKey(
                        name: "FK_SaleAgent_Sale_Sale",
                        column: x => x.Sale,
                        principalTable: "Sale",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ClaimDispute",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Claim = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Resolution = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    AdjustmentMinor = table.Column<long>(type: "bigint", nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimDispute", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClaimDispute_IncentiveClaim_Claim",
                        column: x => x.Claim,
                        principalTable: "IncentiveClaim",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ClaimPart",
                columns: table => new
                {
                    Claim = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    PaidMinor = table.Column<long>(type: "bigint", nullable: false),
                    ReachedAt = table.Column<long>(type: "bigint", nullable: true),
                    OperationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimPart", x => new { x.Claim, x.Stage });
                    table.CheckConstraint("CK_ClaimPart_amount", "\"AmountMinor\" >= 0 AND \"PaidMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_ClaimPart_IncentiveClaim_Claim",
                        column: x => x.Claim,
                        principalTable: "IncentiveClaim",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Recovery",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Claim = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Agent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Owner = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    RecoveredMinor = table.Column<long>(type: "bigint", nullable: false),
                    ShareBps = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recovery", x => x.Id);
                    table.CheckConstraint("CK_Recovery_amount", "\"RecoveredMinor\" >= 0 AND \"RecoveredMinor\" <= \"AmountMinor\"");
                    table.ForeignKey(
                        name: "FK_Recovery_IncentiveClaim_Claim",
                        column: x => x.Claim,
                        principalTable: "IncentiveClaim",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Association_Agent_Project",
                table: "Association",
                columns: new[] { "Agent", "Project" });

            migrationBuilder.CreateIndex(
                name: "IX_Association_Builder_Status_Id",
                table: "Association",
                columns: new[] { "Builder", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Association_open",
                table: "Association",
                columns: new[] { "Project", "Agent" },
                unique: true,
                filter: "\"Status\" IN ('Requested', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "IX_Association_Project_Status_Id",
                table: "Association",
                columns: new[] { "Project", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Budget_Owner_Id",
                table: "Budget",
                columns: new[] { "Owner", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Budget_Subject",
                table: "Budget",
                column: "Subject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ClaimDispute_Claim_Id",
                table: "ClaimDispute",
                columns: new[] { "Claim", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimDispute_open",
                table: "ClaimDispute",
                column: "Claim",
                unique: true,
                filter: "\"Status\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_Incentive_Book_Status_Id",
                table: "Incentive",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Incentive_Builder_Status_Id",
                table: "Incentive",
                columns: new[] { "Builder", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Incentive_Project_Status_Id",
                table: "Incentive",
                columns: new[] { "Project", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Incentive_Status_ValidUntil",
                table: "Incentive",
                columns: new[] { "Status", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveClaim_Agent_Status_Id",
                table: "IncentiveClaim",
                columns: new[] { "Agent", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveClaim_Incentive_Agent_Id",
                table: "IncentiveClaim",
                columns: new[] { "Incentive", "Agent", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveClaim_Incentive_Sale_Agent",
                table: "IncentiveClaim",
                columns: new[] { "Incentive", "Sale", "Agent" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveClaim_Owner_Status_Id",
                table: "IncentiveClaim",
                columns: new[] { "Owner", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveClaim_Project_Status_Id",
                table: "IncentiveClaim",
                columns: new[] { "Project", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveClaim_Sale",
                table: "IncentiveClaim",
                column: "Sale");

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveTemplate_Owner_Name",
                table: "IncentiveTemplate",
                columns: new[] { "Owner", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Project_Book_Id",
                table: "Project",
                columns: new[] { "Book", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Project_Builder_Name",
                table: "Project",
                columns: new[] { "Builder", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Recovery_Agent_Owner_Id",
                table: "Recovery",
                columns: new[] { "Agent", "Owner", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Recovery_Claim",
                table: "Recovery",
                column: "Claim");

            migrationBuilder.CreateIndex(
                name: "IX_Sale_open",
                table: "Sale",
                column: "Unit",
                unique: true,
                filter: "\"Stage\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_Sale_Project_Reference",
                table: "Sale",
                columns: new[] { "Project", "Reference" },
                unique: true,
                filter: "\"Reference\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Sale_Project_Stage_Id",
                table: "Sale",
                columns: new[] { "Project", "Stage", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SaleAgent_Agent_Sale",
                table: "SaleAgent",
                columns: new[] { "Agent", "Sale" });

            migrationBuilder.CreateIndex(
                name: "IX_Unit_Project_Number",
                table: "Unit",
                columns: new[] { "Project", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Unit_Project_Status",
                table: "Unit",
                columns: new[] { "Project", "Status" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Association");

            migrationBuilder.DropTable(
                name: "Budget");

            migrationBuilder.DropTable(
                name: "ClaimDispute");

            migrationBuilder.DropTable(
                name: "ClaimPart");

            migrationBuilder.DropTable(
                name: "IncentiveAcceptance");

            migrationBuilder.DropTable(
                name: "IncentiveReading");

            migrationBuilder.DropTable(
                name: "IncentiveSpan");

            migrationBuilder.DropTable(
                name: "IncentiveTemplate");

            migrationBuilder.DropTable(
                name: "IncentiveTotals");

            migrationBuilder.DropTable(
                name: "IncentiveVersion");

            migrationBuilder.DropTable(
                name: "Recovery");

            migrationBuilder.DropTable(
                name: "Referral");

            migrationBuilder.DropTable(
                name: "SaleAgent");

            migrationBuilder.DropTable(
                name: "IncentiveClaim");

            migrationBuilder.DropTable(
                name: "Incentive");

            migrationBuilder.DropTable(
                name: "Sale");

            migrationBuilder.DropTable(
                name: "Unit");

            migrationBuilder.DropTable(
                name: "Project");
        }
    }
}
