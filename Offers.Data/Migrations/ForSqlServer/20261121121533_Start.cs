using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForSqlServer
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Account",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    OwnerKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Qualifier = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    BalanceMinor = table.Column<long>(type: "bigint", nullable: false),
                    EntryCount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Account", x => x.Id);
                    table.CheckConstraint("CK_Account_not_negative", "\"BalanceMinor\" >= 0 OR \"Purpose\" = 'Settlement'");
                });

            migrationBuilder.CreateTable(
                name: "AuditEntry",
                columns: table => new
                {
                    Book = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Person = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    AsPerson = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Role = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ObjectId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    After = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Ip = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RequestId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntry", x => new { x.Book, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Event",
                columns: table => new
                {
                    Book = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ObjectId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ObjectSequence = table.Column<int>(type: "int", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Event", x => new { x.Book, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "EventCursor",
                columns: table => new
                {
                    Reader = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventCursor", x => new { x.Book, x.Reader });
                });

            migrationBuilder.CreateTable(
                name: "Head",
                columns: table => new
                {
                    Book = table.Column<int>(type: "int", nullable: false),
                    LastOperation = table.Column<long>(type: "bigint", nullable: false),
                    LastEvent = table.Column<long>(type: "bigint", nullable: false),
                    LastAudit = table.Column<long>(type: "bigint", nullable: false),
                    AuditHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    LastRecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    ClockOffsetTicks = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Head", x => x.Book);
                });

            migrationBuilder.CreateTable(
                name: "IdempotencyRecord",
                columns: table => new
                {
                    KeyHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    Fingerprint = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Location = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    ETag = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    Body = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotencyRecord", x => x.KeyHash);
                });

            migrationBuilder.CreateTable(
                name: "JobRun",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Job = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ScheduledAt = table.Column<long>(type: "bigint", nullable: false),
                    Node = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    HeartbeatAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Found = table.Column<int>(type: "int", nullable: false),
                    Done = table.Column<int>(type: "int", nullable: false),
                    Failed = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRun", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notification",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Person = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Step = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Link = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReadAt = table.Column<long>(type: "bigint", nullable: true),
                    Mail = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MailTries = table.Column<int>(type: "int", nullable: false),
                    MailTriedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notification", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Operation",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    EffectiveAt = table.Column<long>(type: "bigint", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    Actor = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    ReversesOperationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Operation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organisation",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Parent = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Zone = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Locale = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organisation_Organisation_Parent",
                        column: x => x.Parent,
                        principalTable: "Organisation",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Person",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    DisplayName = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Locale = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DisabledAt = table.Column<long>(type: "bigint", nullable: true),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Person", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Statement",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    OwnerKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false),
                    Cut = table.Column<long>(type: "bigint", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    OpeningAvailableMinor = table.Column<long>(type: "bigint", nullable: false),
                    OpeningHeldMinor = table.Column<long>(type: "bigint", nullable: false),
                    ClosingAvailableMinor = table.Column<long>(type: "bigint", nullable: false),
                    ClosingHeldMinor = table.Column<long>(type: "bigint", nullable: false),
                    Pdf = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Sha256 = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Statement", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoredKey",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredKey", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "TopUp",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    DecisionReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    OperationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopUp", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Withdrawal",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    HoldId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    DecisionReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    OperationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Withdrawal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Entry",
                columns: table => new
                {
                    AccountId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    BalanceAfterMinor = table.Column<long>(type: "bigint", nullable: false),
                    OperationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    OperationNumber = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entry", x => new { x.AccountId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_Entry_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Hold",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AvailableAccountId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    HeldAccountId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    CapturedMinor = table.Column<long>(type: "bigint", nullable: false),
                    VoidedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Hold", x => x.Id);
                    table.CheckConstraint("CK_Hold_parts", "\"CapturedMinor\" >= 0 AND \"VoidedMinor\" >= 0 AND \"CapturedMinor\" + \"VoidedMinor\" <= \"AmountMinor\"");
                    table.ForeignKey(
                        name: "FK_Hold_Account_HeldAccountId",
                        column: x => x.HeldAccountId,
                        principalTable: "Account",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "InvestmentOffer",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Issuer = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Subtitle = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    Location = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    HighlightLines = table.Column<string>(type: "nvarchar(max)", maxLength: 5120, nullable: false),
                    MaxAmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    MinTicketMinor = table.Column<long>(type: "bigint", nullable: true),
                    MaxTicketMinor = table.Column<long>(type: "bigint", nullable: true),
                    MaxPerInvestorMinor = table.Column<long>(type: "bigint", nullable: true),
                    OpensAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosesAt = table.Column<long>(type: "bigint", nullable: true),
                    MaturityDate = table.Column<DateOnly>(type: "date", nullable: true),
                    FillPolicy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AnnualRateBps = table.Column<int>(type: "int", nullable: true),
                    DayCount = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CloseWhenFull = table.Column<bool>(type: "bit", nullable: false),
                    CoolingOffDays = table.Column<int>(type: "int", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvestmentOffer", x => x.Id);
                    table.CheckConstraint("CK_InvestmentOffer_cap", "\"MaxAmountMinor\" > 0");
                    table.ForeignKey(
                        name: "FK_InvestmentOffer_Organisation_Issuer",
                        column: x => x.Issuer,
                        principalTable: "Organisation",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ApiSession",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Person = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Family = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AccessHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    RefreshHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Ip = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    AccessUntil = table.Column<long>(type: "bigint", nullable: false),
                    RefreshUntil = table.Column<long>(type: "bigint", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiSession", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApiSession_Person_Person",
                        column: x => x.Person,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Membership",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Person = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Organisation = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Membership", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Membership_Organisation_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisation",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Membership_Person_Person",
                        column: x => x.Person,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PersonClaim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonClaim_Person_UserId",
                        column: x => x.UserId,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PersonLogin",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonLogin", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_PersonLogin_Person_UserId",
                        column: x => x.UserId,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PersonPasskey",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: false),
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonPasskey", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_PersonPasskey_Person_UserId",
                        column: x => x.UserId,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PersonToken",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonToken", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_PersonToken_Person_UserId",
                        column: x => x.UserId,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Investment",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Offer = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Investor = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    RequestedMinor = table.Column<long>(type: "bigint", nullable: false),
                    AcceptedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    HoldId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    OperationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    RefusalCode = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Investment", x => x.Id);
                    table.CheckConstraint("CK_Investment_parts", "\"AcceptedMinor\" >= 0 AND \"AcceptedMinor\" <= \"RequestedMinor\"");
                    table.ForeignKey(
                        name: "FK_Investment_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "OfferTotals",
                columns: table => new
                {
                    Offer = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    MaxMinor = table.Column<long>(type: "bigint", nullable: false),
                    CommittedMinor = table.Column<long>(type: "bigint", nullable: false),
                    InvestorCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferTotals", x => x.Offer);
                    table.CheckConstraint("CK_OfferTotals_cap", "\"CommittedMinor\" >= 0 AND \"CommittedMinor\" <= \"MaxMinor\"");
                    table.ForeignKey(
                        name: "FK_OfferTotals_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Position",
                columns: table => new
                {
                    Offer = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Investor = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Book = table.Column<int>(type: "int", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    CommittedMinor = table.Column<long>(type: "bigint", nullable: false),
                    InvestmentCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Position", x => new { x.Offer, x.Investor });
                    table.ForeignKey(
                        name: "FK_Position_InvestmentOffer_Offer",
                        column: x => x.Offer,
                        principalTable: "InvestmentOffer",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Account_Book_OwnerKind_OwnerId_Purpose_Qualifier_Currency",
                table: "Account",
                columns: new[] { "Book", "OwnerKind", "OwnerId", "Purpose", "Qualifier", "Currency" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Account_Book_Purpose_Currency",
                table: "Account",
                columns: new[] { "Book", "Purpose", "Currency" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiSession_AccessHash",
                table: "ApiSession",
                column: "AccessHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApiSession_Family",
                table: "ApiSession",
                column: "Family");

            migrationBuilder.CreateIndex(
                name: "IX_ApiSession_Person",
                table: "ApiSession",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_ApiSession_RefreshHash",
                table: "ApiSession",
                column: "RefreshHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApiSession_RefreshUntil",
                table: "ApiSession",
                column: "RefreshUntil");

            migrationBuilder.CreateIndex(
                name: "IX_ApiSession_RevokedAt",
                table: "ApiSession",
                column: "RevokedAt",
                filter: "\"RevokedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_Book_Action_Number",
                table: "AuditEntry",
                columns: new[] { "Book", "Action", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_Book_At",
                table: "AuditEntry",
                columns: new[] { "Book", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_Book_Person_Number",
                table: "AuditEntry",
                columns: new[] { "Book", "Person", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_ObjectId_Number",
                table: "AuditEntry",
                columns: new[] { "ObjectId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Entry_OperationId",
                table: "Entry",
                column: "OperationId");

            migrationBuilder.CreateIndex(
                name: "IX_Event_ObjectId_ObjectSequence",
                table: "Event",
                columns: new[] { "ObjectId", "ObjectSequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Hold_ExpiresAt",
                table: "Hold",
                column: "ExpiresAt",
                filter: "\"ExpiresAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Hold_HeldAccountId",
                table: "Hold",
                column: "HeldAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Hold_Purpose_Reference",
                table: "Hold",
                columns: new[] { "Purpose", "Reference" },
                unique: true,
                filter: "\"State\" IN ('Held', 'PartlyCaptured')");

            migrationBuilder.CreateIndex(
                name: "IX_Hold_Reference",
                table: "Hold",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotencyRecord_ExpiresAt",
                table: "IdempotencyRecord",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Investment_Investor_Id",
                table: "Investment",
                columns: new[] { "Investor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Investment_Offer_Id",
                table: "Investment",
                columns: new[] { "Offer", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InvestmentOffer_Book_Code",
                table: "InvestmentOffer",
                columns: new[] { "Book", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvestmentOffer_Book_Status_Currency_Id",
                table: "InvestmentOffer",
                columns: new[] { "Book", "Status", "Currency", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InvestmentOffer_Issuer",
                table: "InvestmentOffer",
                column: "Issuer");

            migrationBuilder.CreateIndex(
                name: "IX_InvestmentOffer_Status_ClosesAt",
                table: "InvestmentOffer",
                columns: new[] { "Status", "ClosesAt" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRun_Job_ScheduledAt",
                table: "JobRun",
                columns: new[] { "Job", "ScheduledAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JobRun_State_HeartbeatAt",
                table: "JobRun",
                columns: new[] { "State", "HeartbeatAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Membership_Organisation_Role",
                table: "Membership",
                columns: new[] { "Organisation", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_Membership_Person_Organisation_Role",
                table: "Membership",
                columns: new[] { "Person", "Organisation", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Mail_MailTriedAt",
                table: "Notification",
                columns: new[] { "Mail", "MailTriedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Person_Id",
                table: "Notification",
                columns: new[] { "Person", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Person_Kind_Subject_Step",
                table: "Notification",
                columns: new[] { "Person", "Kind", "Subject", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Person_ReadAt_Id",
                table: "Notification",
                columns: new[] { "Person", "ReadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_Subject",
                table: "Notification",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_Operation_Book_Number",
                table: "Operation",
                columns: new[] { "Book", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Operation_Reference",
                table: "Operation",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_Operation_ReversesOperationId",
                table: "Operation",
                column: "ReversesOperationId",
                unique: true,
                filter: "\"ReversesOperationId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_Book_Kind_Name",
                table: "Organisation",
                columns: new[] { "Book", "Kind", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_Parent",
                table: "Organisation",
                column: "Parent");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Person",
                column: "NormalizedEmail",
                unique: true,
                filter: "[NormalizedEmail] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Person_DisplayName",
                table: "Person",
                column: "DisplayName");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Person",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonClaim_UserId",
                table: "PersonClaim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonLogin_UserId",
                table: "PersonLogin",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonPasskey_UserId",
                table: "PersonPasskey",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Position_Investor_Offer",
                table: "Position",
                columns: new[] { "Investor", "Offer" });

            migrationBuilder.CreateIndex(
                name: "IX_Statement_Code",
                table: "Statement",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Statement_OwnerId_Currency_From_Until_Cut_Language",
                table: "Statement",
                columns: new[] { "OwnerId", "Currency", "From", "Until", "Cut", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TopUp_Book_State_Id",
                table: "TopUp",
                columns: new[] { "Book", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TopUp_OwnerId_Id",
                table: "TopUp",
                columns: new[] { "OwnerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Withdrawal_Book_State_Id",
                table: "Withdrawal",
                columns: new[] { "Book", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Withdrawal_OwnerId_Id",
                table: "Withdrawal",
                columns: new[] { "OwnerId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApiSession");

            migrationBuilder.DropTable(
                name: "AuditEntry");

            migrationBuilder.DropTable(
                name: "Entry");

            migrationBuilder.DropTable(
                name: "Event");

            migrationBuilder.DropTable(
                name: "EventCursor");

            migrationBuilder.DropTable(
                name: "Head");

            migrationBuilder.DropTable(
                name: "Hold");

            migrationBuilder.DropTable(
                name: "IdempotencyRecord");

            migrationBuilder.DropTable(
                name: "Investment");

            migrationBuilder.DropTable(
                name: "JobRun");

            migrationBuilder.DropTable(
                name: "Membership");

            migrationBuilder.DropTable(
                name: "Notification");

            migrationBuilder.DropTable(
                name: "OfferTotals");

            migrationBuilder.DropTable(
                name: "Operation");

            migrationBuilder.DropTable(
                name: "PersonClaim");

            migrationBuilder.DropTable(
                name: "PersonLogin");

            migrationBuilder.DropTable(
                name: "PersonPasskey");

            migrationBuilder.DropTable(
                name: "PersonToken");

            migrationBuilder.DropTable(
                name: "Position");

            migrationBuilder.DropTable(
                name: "Statement");

            migrationBuilder.DropTable(
                name: "StoredKey");

            migrationBuilder.DropTable(
                name: "TopUp");

            migrationBuilder.DropTable(
                name: "Withdrawal");

            migrationBuilder.DropTable(
                name: "Account");

            migrationBuilder.DropTable(
                name: "Person");

            migrationBuilder.DropTable(
                name: "InvestmentOffer");

            migrationBuilder.DropTable(
                name: "Organisation");
        }
    }
}
