using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForPostgreSql
{
    /// <inheritdoc />
    public partial class Rewards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement");

            migrationBuilder.AddColumn<string>(
                name: "Paper",
                table: "Statement",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Wallet");

            migrationBuilder.AddColumn<int>(
                name: "FailedLine",
                table: "SaleImport",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "SaleImport",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Agency",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Tier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MarkupBps = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SuspendedBecause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agency", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Alert",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Owner = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Family = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Severity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Message = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    SeenAt = table.Column<long>(type: "bigint", nullable: false),
                    SnoozedUntil = table.Column<long>(type: "bigint", nullable: true),
                    AcknowledgedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ResolvedAt = table.Column<long>(type: "bigint", nullable: true),
                    ResolvedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alert", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AutoReload",
                columns: table => new
                {
                    Book = table.Column<int>(type: "integer", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    OwnerKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ThresholdMinor = table.Column<long>(type: "bigint", nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Refusals = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AutoReload", x => new { x.Book, x.OwnerId, x.Currency });
                });

            migrationBuilder.CreateTable(
                name: "Brand",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    NameArabic = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Terms = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    TermsArabic = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Colour = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Brand", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Card",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    Pool = table.Column<Guid>(type: "uuid", nullable: false),
                    Brand = table.Column<Guid>(type: "uuid", nullable: false),
                    Denomination = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Sealed = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", fixedLength: true, maxLength: 32, nullable: false),
                    Last4 = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    CostMinor = table.Column<long>(type: "bigint", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: true),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    Import = table.Column<Guid>(type: "uuid", nullable: true),
                    Order = table.Column<Guid>(type: "uuid", nullable: true),
                    Redemption = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Card", x => x.Id);
                    table.CheckConstraint("CK_Card_turn", "(\"Turn\" IS NOT NULL AND \"Status\" = 'Available') OR (\"Turn\" IS NULL AND \"Status\" <> 'Available')");
                });

            migrationBuilder.CreateTable(
                name: "CreditRequest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Parent = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    OperationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditRequest", x => x.Id);
                    table.CheckConstraint("CK_CreditRequest_amount", "\"AmountMinor\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "Saga",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Step = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    StepNumber = table.Column<int>(type: "integer", nullable: false),
                    Party = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Data = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Queries = table.Column<int>(type: "integer", nullable: false),
                    Faults = table.Column<int>(type: "integer", nullable: false),
                    CalledAt = table.Column<long>(type: "bigint", nullable: true),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Deadline = table.Column<long>(type: "bigint", nullable: false),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: true),
                    LastCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    LastText = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    NoteCount = table.Column<int>(type: "integer", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Proof = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ProposalReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Saga", x => x.Id);
                    table.CheckConstraint("CK_Saga_counts", "\"StepNumber\" >= 1 AND \"Attempt\" >= 0 AND \"Queries\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "SimulatedOrder",
                columns: table => new
                {
                    Supplier = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    ValueMinor = table.Column<long>(type: "bigint", nullable: false),
                    ChargedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Behaviour = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Calls = table.Column<int>(type: "integer", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReadyAt = table.Column<long>(type: "bigint", nullable: true),
                    CallbackUrl = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Told = table.Column<int>(type: "integer", nullable: false),
                    Untaken = table.Column<int>(type: "integer", nullable: false),
                    TellAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimulatedOrder", x => new { x.Supplier, x.Reference });
                });

            migrationBuilder.CreateTable(
                name: "Supplier",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Slug = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Priority = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BaseAddress = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    OrderPath = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    CataloguePath = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    TimeoutMs = table.Column<int>(type: "integer", nullable: false),
                    MaxCalls = table.Column<int>(type: "integer", nullable: false),
                    MaxPerOrder = table.Column<int>(type: "integer", nullable: false),
                    SealedKey = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Supplier", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Client",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Agency = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SuspendedBecause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Client", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Client_Agency_Agency",
                        column: x => x.Agency,
                        principalTable: "Agency",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "AgencyBrand",
                columns: table => new
                {
                    Agency = table.Column<Guid>(type: "uuid", nullable: false),
                    Brand = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyBrand", x => new { x.Agency, x.Brand });
                    table.ForeignKey(
                        name: "FK_AgencyBrand_Agency_Agency",
                        column: x => x.Agency,
                        principalTable: "Agency",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AgencyBrand_Brand_Brand",
                        column: x => x.Brand,
                        principalTable: "Brand",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Denomination",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Brand = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    ValueMinor = table.Column<long>(type: "bigint", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Denomination", x => x.Id);
                    table.CheckConstraint("CK_Denomination_value", "\"ValueMinor\" > 0");
                    table.ForeignKey(
                        name: "FK_Denomination_Brand_Brand",
                        column: x => x.Brand,
                        principalTable: "Brand",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SagaNote",
                columns: table => new
                {
                    Saga = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Step = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Party = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Event = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    DurationMs = table.Column<int>(type: "integer", nullable: true),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Settled = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SagaNote", x => new { x.Saga, x.Number });
                    table.ForeignKey(
                        name: "FK_SagaNote_Saga_Saga",
                        column: x => x.Saga,
                        principalTable: "Saga",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Campaign",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Client = table.Column<Guid>(type: "uuid", nullable: false),
                    Agency = table.Column<Guid>(type: "uuid", nullable: false),
                    Brand = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PausedBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PauseNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    BudgetMode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CodeSource = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PerPersonLimit = table.Column<int>(type: "integer", nullable: false),
                    Order = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartsAt = table.Column<long>(type: "bigint", nullable: true),
                    EndsAt = table.Column<long>(type: "bigint", nullable: true),
                    ActivatedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaign", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Campaign_Agency_Agency",
                        column: x => x.Agency,
                        principalTable: "Agency",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Campaign_Brand_Brand",
                        column: x => x.Brand,
                        principalTable: "Brand",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Campaign_Client_Client",
                        column: x => x.Client,
                        principalTable: "Client",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CardPool",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Brand = table.Column<Guid>(type: "uuid", nullable: false),
                    Denomination = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Client = table.Column<Guid>(type: "uuid", nullable: true),
                    Supplier = table.Column<Guid>(type: "uuid", nullable: true),
                    CostMinor = table.Column<long>(type: "bigint", nullable: false),
                    LowStock = table.Column<int>(type: "integer", nullable: false),
                    BufferTarget = table.Column<int>(type: "integer", nullable: false),
                    RefillBelow = table.Column<int>(type: "integer", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardPool", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CardPool_Brand_Brand",
                        column: x => x.Brand,
                        principalTable: "Brand",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CardPool_Client_Client",
                        column: x => x.Client,
                        principalTable: "Client",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CardPool_Denomination_Denomination",
                        column: x => x.Denomination,
                        principalTable: "Denomination",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CardPool_Supplier_Supplier",
                        column: x => x.Supplier,
                        principalTable: "Supplier",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PriceLine",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Denomination = table.Column<Guid>(type: "uuid", nullable: false),
                    Tier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Agency = table.Column<Guid>(type: "uuid", nullable: true),
                    Client = table.Column<Guid>(type: "uuid", nullable: true),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    ChargeMinor = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceLine", x => x.Id);
                    table.CheckConstraint("CK_PriceLine_charge", "\"ChargeMinor\" > 0");
                    table.ForeignKey(
                        name: "FK_PriceLine_Agency_Agency",
                        column: x => x.Agency,
                        principalTable: "Agency",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PriceLine_Client_Client",
                        column: x => x.Client,
                        principalTable: "Client",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PriceLine_Denomination_Denomination",
                        column: x => x.Denomination,
                        principalTable: "Denomination",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SupplierItem",
                columns: table => new
                {
                    Supplier = table.Column<Guid>(type: "uuid", nullable: false),
                    Denomination = table.Column<Guid>(type: "uuid", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    CostMinor = table.Column<long>(type: "bigint", nullable: false),
                    Stock = table.Column<int>(type: "integer", nullable: true),
                    SeenAt = table.Column<long>(type: "bigint", nullable: true),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplierItem", x => new { x.Supplier, x.Denomination });
                    table.CheckConstraint("CK_SupplierItem_cost", "\"CostMinor\" > 0");
                    table.ForeignKey(
                        name: "FK_SupplierItem_Denomination_Denomination",
                        column: x => x.Denomination,
                        principalTable: "Denomination",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SupplierItem_Supplier_Supplier",
                        column: x => x.Supplier,
                        principalTable: "Supplier",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CampaignCondition",
                columns: table => new
                {
                    Campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Trigger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Denomination = table.Column<Guid>(type: "uuid", nullable: false),
                    Message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignCondition", x => new { x.Campaign, x.Number });
                    table.ForeignKey(
                        name: "FK_CampaignCondition_Campaign_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaign",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CampaignCondition_Denomination_Denomination",
                        column: x => x.Denomination,
                        principalTable: "Denomination",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CampaignItem",
                columns: table => new
                {
                    Campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    Denomination = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignItem", x => new { x.Campaign, x.Denomination });
                    table.ForeignKey(
                        name: "FK_CampaignItem_Campaign_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaign",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CampaignItem_Denomination_Denomination",
                        column: x => x.Denomination,
                        principalTable: "Denomination",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "FraudRule",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Campaign = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Action = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Signal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Network = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FraudRule", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FraudRule_Campaign_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaign",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Recipient",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    Client = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    Reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    PersonHash = table.Column<byte[]>(type: "bytea", fixedLength: true, maxLength: 32, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Consent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ConsentAt = table.Column<long>(type: "bigint", nullable: true),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    ListedAt = table.Column<long>(type: "bigint", nullable: false),
                    InvitedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recipient", x => x.Id);
                    table.CheckConstraint("CK_Recipient_taken", "\"Taken\" >= 0");
                    table.ForeignKey(
                        name: "FK_Recipient_Campaign_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaign",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Recipient_Client_Client",
                        column: x => x.Client,
                        principalTable: "Client",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Redemption",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    Client = table.Column<Guid>(type: "uuid", nullable: false),
                    Agency = table.Column<Guid>(type: "uuid", nullable: false),
                    Brand = table.Column<Guid>(type: "uuid", nullable: false),
                    Denomination = table.Column<Guid>(type: "uuid", nullable: false),
                    Recipient = table.Column<Guid>(type: "uuid", nullable: true),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Condition = table.Column<int>(type: "integer", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    ValueMinor = table.Column<long>(type: "bigint", nullable: false),
                    ChargedMinor = table.Column<long>(type: "bigint", nullable: false),
                    CostMinor = table.Column<long>(type: "bigint", nullable: true),
                    PayerKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PayerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Supplier = table.Column<Guid>(type: "uuid", nullable: true),
                    Card = table.Column<Guid>(type: "uuid", nullable: true),
                    HoldId = table.Column<Guid>(type: "uuid", nullable: true),
                    OperationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Saga = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    FailureCode = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    Review = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReviewNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReviewedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReviewedAt = table.Column<long>(type: "bigint", nullable: true),
                    Ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Network = table.Column<byte[]>(type: "bytea", fixedLength: true, maxLength: 32, nullable: true),
                    Device = table.Column<byte[]>(type: "bytea", fixedLength: true, maxLength: 32, nullable: true),
                    RedeemedAt = table.Column<long>(type: "bigint", nullable: false),
                    ProvisionedAt = table.Column<long>(type: "bigint", nullable: true),
                    DeliveredAt = table.Column<long>(type: "bigint", nullable: true),
                    RevealedAt = table.Column<long>(type: "bigint", nullable: true),
                    Reveals = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Redemption", x => x.Id);
                    table.CheckConstraint("CK_Redemption_charge", "\"ChargedMinor\" > 0 AND \"Reveals\" >= 0");
                    table.ForeignKey(
                        name: "FK_Redemption_Campaign_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaign",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CardImport",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Pool = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    FileName = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rows = table.Column<long>(type: "bigint", nullable: false),
                    Row = table.Column<long>(type: "bigint", nullable: false),
                    NewFound = table.Column<long>(type: "bigint", nullable: false),
                    DuplicateFound = table.Column<long>(type: "bigint", nullable: false),
                    InvalidFound = table.Column<long>(type: "bigint", nullable: false),
                    CostFoundMinor = table.Column<long>(type: "bigint", nullable: false),
                    NewDone = table.Column<long>(type: "bigint", nullable: false),
                    DuplicateDone = table.Column<long>(type: "bigint", nullable: false),
                    CostDoneMinor = table.Column<long>(type: "bigint", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UploadedAt = table.Column<long>(type: "bigint", nullable: false),
                    StartedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Fault = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Breaks = table.Column<int>(type: "integer", nullable: false),
                    LegAt = table.Column<long>(type: "bigint", nullable: true),
                    LegFrom = table.Column<long>(type: "bigint", nullable: false),
                    BeatAt = table.Column<long>(type: "bigint", nullable: false),
                    Worker = table.Column<Guid>(type: "uuid", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardImport", x => x.Id);
                    table.CheckConstraint("CK_CardImport_rows", "\"Rows\" >= 0 AND \"Row\" >= 0");
                    table.ForeignKey(
                        name: "FK_CardImport_CardPool_Pool",
                        column: x => x.Pool,
                        principalTable: "CardPool",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PoolTotals",
                columns: table => new
                {
                    Pool = table.Column<Guid>(type: "uuid", nullable: false),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    Received = table.Column<long>(type: "bigint", nullable: false),
                    Available = table.Column<long>(type: "bigint", nullable: false),
                    Delivered = table.Column<long>(type: "bigint", nullable: false),
                    Expired = table.Column<long>(type: "bigint", nullable: false),
                    Voided = table.Column<long>(type: "bigint", nullable: false),
                    ValueMinor = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoolTotals", x => x.Pool);
                    table.CheckConstraint("CK_PoolTotals_parts", "\"Available\" >= 0 AND \"Delivered\" >= 0 AND \"ValueMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_PoolTotals_CardPool_Pool",
                        column: x => x.Pool,
                        principalTable: "CardPool",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SupplierOrder",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Supplier = table.Column<Guid>(type: "uuid", nullable: false),
                    Denomination = table.Column<Guid>(type: "uuid", nullable: false),
                    Sku = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Pool = table.Column<Guid>(type: "uuid", nullable: false),
                    Redemption = table.Column<Guid>(type: "uuid", nullable: true),
                    Saga = table.Column<Guid>(type: "uuid", nullable: true),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    CostMinor = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Received = table.Column<int>(type: "integer", nullable: false),
                    Reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    PlacedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    OperationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplierOrder", x => x.Id);
                    table.CheckConstraint("CK_SupplierOrder_cards", "\"Count\" > 0 AND \"Received\" >= 0 AND \"CostMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_SupplierOrder_CardPool_Pool",
                        column: x => x.Pool,
                        principalTable: "CardPool",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SupplierOrder_Denomination_Denomination",
                        column: x => x.Denomination,
                        principalTable: "Denomination",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SupplierOrder_Supplier_Supplier",
                        column: x => x.Supplier,
                        principalTable: "Supplier",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RecipientStep",
                columns: table => new
                {
                    Recipient = table.Column<Guid>(type: "uuid", nullable: false),
                    Condition = table.Column<int>(type: "integer", nullable: false),
                    CompletedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecipientStep", x => new { x.Recipient, x.Condition });
                    table.ForeignKey(
                        name: "FK_RecipientStep_Recipient_Recipient",
                        column: x => x.Recipient,
                        principalTable: "Recipient",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RewardMessage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Recipient = table.Column<Guid>(type: "uuid", nullable: true),
                    Campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    Redemption = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Fault = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    QueuedAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RewardMessage", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RewardMessage_Campaign_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaign",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_RewardMessage_Recipient_Recipient",
                        column: x => x.Recipient,
                        principalTable: "Recipient",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CardImportFault",
                columns: table => new
                {
                    Import = table.Column<Guid>(type: "uuid", nullable: false),
                    Row = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Fault = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardImportFault", x => new { x.Import, x.Row });
                    table.ForeignKey(
                        name: "FK_CardImportFault_CardImport_Import",
                        column: x => x.Import,
                        principalTable: "CardImport",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language_Pap~",
                table: "Statement",
                columns: new[] { "Book", "OwnerId", "Currency", "From", "Until", "Cut", "Language", "Paper" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Agency_Book_Slug",
                table: "Agency",
                columns: new[] { "Book", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Agency_Book_Status_Id",
                table: "Agency",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AgencyBrand_Brand",
                table: "AgencyBrand",
                column: "Brand");

            migrationBuilder.CreateIndex(
                name: "IX_Alert_Book_State_Id",
                table: "Alert",
                columns: new[] { "Book", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Alert_open",
                table: "Alert",
                columns: new[] { "Subject", "Family", "Book" },
                unique: true,
                filter: "\"State\" <> 'Resolved'");

            migrationBuilder.CreateIndex(
                name: "IX_Alert_Owner_State_Id",
                table: "Alert",
                columns: new[] { "Owner", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Brand_Book_Slug",
                table: "Brand",
                columns: new[] { "Book", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaign_Agency_Status_Id",
                table: "Campaign",
                columns: new[] { "Agency", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Campaign_Book_Status_Id",
                table: "Campaign",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Campaign_Brand",
                table: "Campaign",
                column: "Brand");

            migrationBuilder.CreateIndex(
                name: "IX_Campaign_Client_Status_Id",
                table: "Campaign",
                columns: new[] { "Client", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Campaign_Status_EndsAt",
                table: "Campaign",
                columns: new[] { "Status", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignCondition_Denomination",
                table: "CampaignCondition",
                column: "Denomination");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignItem_Denomination",
                table: "CampaignItem",
                column: "Denomination");

            migrationBuilder.CreateIndex(
                name: "IX_Card_Hash",
                table: "Card",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Card_order",
                table: "Card",
                column: "Order",
                filter: "\"Order\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Card_Pool_Number",
                table: "Card",
                columns: new[] { "Pool", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Card_queue",
                table: "Card",
                columns: new[] { "Pool", "Turn" },
                filter: "\"Turn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Card_redemption",
                table: "Card",
                column: "Redemption",
                filter: "\"Redemption\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CardImport_Book_Id",
                table: "CardImport",
                columns: new[] { "Book", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CardImport_Pool_Id",
                table: "CardImport",
                columns: new[] { "Pool", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CardImport_State_Id",
                table: "CardImport",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CardPool_Book_Name",
                table: "CardPool",
                columns: new[] { "Book", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CardPool_Brand",
                table: "CardPool",
                column: "Brand");

            migrationBuilder.CreateIndex(
                name: "IX_CardPool_buffer",
                table: "CardPool",
                columns: new[] { "Supplier", "Denomination" },
                unique: true,
                filter: "\"Supplier\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CardPool_Client",
                table: "CardPool",
                column: "Client");

            migrationBuilder.CreateIndex(
                name: "IX_CardPool_Denomination_IsActive",
                table: "CardPool",
                columns: new[] { "Denomination", "IsActive" });

            migrationBuilder.CreateIndex(
                name: "IX_Client_Agency_Id",
                table: "Client",
                columns: new[] { "Agency", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Client_Book_Status_Id",
                table: "Client",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditRequest_Book_Status_Id",
                table: "CreditRequest",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditRequest_open",
                table: "CreditRequest",
                columns: new[] { "OwnerId", "Currency", "Book" },
                unique: true,
                filter: "\"Status\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_CreditRequest_OwnerId_Id",
                table: "CreditRequest",
                columns: new[] { "OwnerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditRequest_Parent_Status_Id",
                table: "CreditRequest",
                columns: new[] { "Parent", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Denomination_Brand_Currency_ValueMinor",
                table: "Denomination",
                columns: new[] { "Brand", "Currency", "ValueMinor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FraudRule_Book_IsActive",
                table: "FraudRule",
                columns: new[] { "Book", "IsActive" });

            migrationBuilder.CreateIndex(
                name: "IX_FraudRule_Campaign",
                table: "FraudRule",
                column: "Campaign");

            migrationBuilder.CreateIndex(
                name: "IX_PriceLine_Agency",
                table: "PriceLine",
                column: "Agency");

            migrationBuilder.CreateIndex(
                name: "IX_PriceLine_Book_Id",
                table: "PriceLine",
                columns: new[] { "Book", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceLine_Client",
                table: "PriceLine",
                column: "Client");

            migrationBuilder.CreateIndex(
                name: "IX_PriceLine_Denomination_Id",
                table: "PriceLine",
                columns: new[] { "Denomination", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Recipient_Campaign_Status_Id",
                table: "Recipient",
                columns: new[] { "Campaign", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Recipient_Client_Id",
                table: "Recipient",
                columns: new[] { "Client", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Recipient_Code_Book",
                table: "Recipient",
                columns: new[] { "Code", "Book" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Recipient_person",
                table: "Recipient",
                columns: new[] { "Campaign", "PersonHash" },
                unique: true,
                filter: "\"Status\" <> 'Removed'");

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Agency_Status_Id",
                table: "Redemption",
                columns: new[] { "Agency", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Book_RedeemedAt",
                table: "Redemption",
                columns: new[] { "Book", "RedeemedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Book_Status_Id",
                table: "Redemption",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Campaign_Status_Id",
                table: "Redemption",
                columns: new[] { "Campaign", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Client_Status_Id",
                table: "Redemption",
                columns: new[] { "Client", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Code_Campaign_Condition",
                table: "Redemption",
                columns: new[] { "Code", "Campaign", "Condition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Device_RedeemedAt",
                table: "Redemption",
                columns: new[] { "Device", "RedeemedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Network_RedeemedAt",
                table: "Redemption",
                columns: new[] { "Network", "RedeemedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_OperationId",
                table: "Redemption",
                column: "OperationId");

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_PayerId_Status",
                table: "Redemption",
                columns: new[] { "PayerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_Recipient",
                table: "Redemption",
                column: "Recipient");

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_revealed",
                table: "Redemption",
                columns: new[] { "Book", "RevealedAt" },
                filter: "\"RevealedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Redemption_review",
                table: "Redemption",
                column: "Id",
                filter: "\"Review\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_RewardMessage_Campaign_Status_Id",
                table: "RewardMessage",
                columns: new[] { "Campaign", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RewardMessage_due",
                table: "RewardMessage",
                columns: new[] { "DueAt", "Id" },
                filter: "\"Status\" = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "IX_RewardMessage_Recipient",
                table: "RewardMessage",
                column: "Recipient");

            migrationBuilder.CreateIndex(
                name: "IX_RewardMessage_Redemption",
                table: "RewardMessage",
                column: "Redemption");

            migrationBuilder.CreateIndex(
                name: "IX_RewardMessage_Reference",
                table: "RewardMessage",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_Saga_Book_Kind_Id",
                table: "Saga",
                columns: new[] { "Book", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_Book_Party_Id",
                table: "Saga",
                columns: new[] { "Book", "Party", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_Book_State_Id",
                table: "Saga",
                columns: new[] { "Book", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_State_DueAt",
                table: "Saga",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Saga_Subject_Id",
                table: "Saga",
                columns: new[] { "Subject", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SagaNote_Book_At_Party",
                table: "SagaNote",
                columns: new[] { "Book", "At", "Party" });

            migrationBuilder.CreateIndex(
                name: "IX_SimulatedOrder_tell",
                table: "SimulatedOrder",
                column: "TellAt",
                filter: "\"TellAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Supplier_Book_Slug",
                table: "Supplier",
                columns: new[] { "Book", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupplierItem_Denomination",
                table: "SupplierItem",
                column: "Denomination");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierOrder_Book_Status_Id",
                table: "SupplierOrder",
                columns: new[] { "Book", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupplierOrder_Denomination",
                table: "SupplierOrder",
                column: "Denomination");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierOrder_Pool_Status",
                table: "SupplierOrder",
                columns: new[] { "Pool", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_SupplierOrder_Redemption",
                table: "SupplierOrder",
                column: "Redemption");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierOrder_Saga",
                table: "SupplierOrder",
                column: "Saga");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierOrder_Supplier_Status_Id",
                table: "SupplierOrder",
                columns: new[] { "Supplier", "Status", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgencyBrand");

            migrationBuilder.DropTable(
                name: "Alert");

            migrationBuilder.DropTable(
                name: "AutoReload");

            migrationBuilder.DropTable(
                name: "CampaignCondition");

            migrationBuilder.DropTable(
                name: "CampaignItem");

            migrationBuilder.DropTable(
                name: "Card");

            migrationBuilder.DropTable(
                name: "CardImportFault");

            migrationBuilder.DropTable(
                name: "CreditRequest");

            migrationBuilder.DropTable(
                name: "FraudRule");

            migrationBuilder.DropTable(
                name: "PoolTotals");

            migrationBuilder.DropTable(
                name: "PriceLine");

            migrationBuilder.DropTable(
                name: "RecipientStep");

            migrationBuilder.DropTable(
                name: "Redemption");

            migrationBuilder.DropTable(
                name: "RewardMessage");

            migrationBuilder.DropTable(
                name: "SagaNote");

            migrationBuilder.DropTable(
                name: "SimulatedOrder");

            migrationBuilder.DropTable(
                name: "SupplierItem");

            migrationBuilder.DropTable(
                name: "SupplierOrder");

            migrationBuilder.DropTable(
                name: "CardImport");

            migrationBuilder.DropTable(
                name: "Recipient");

            migrationBuilder.DropTable(
                name: "Saga");

            migrationBuilder.DropTable(
                name: "CardPool");

            migrationBuilder.DropTable(
                name: "Campaign");

            migrationBuilder.DropTable(
                name: "Denomination");

            migrationBuilder.DropTable(
                name: "Supplier");

            migrationBuilder.DropTable(
                name: "Client");

            migrationBuilder.DropTable(
                name: "Brand");

            migrationBuilder.DropTable(
                name: "Agency");

            migrationBuilder.DropIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language_Pap~",
                table: "Statement");

            migrationBuilder.DropColumn(
                name: "Paper",
                table: "Statement");

            migrationBuilder.DropColumn(
                name: "FailedLine",
                table: "SaleImport");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "SaleImport");

            migrationBuilder.CreateIndex(
                name: "IX_Statement_Book_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement",
                columns: new[] { "Book", "OwnerId", "Currency", "From", "Until", "Cut", "Language" },
                unique: true);
        }
    }
}
