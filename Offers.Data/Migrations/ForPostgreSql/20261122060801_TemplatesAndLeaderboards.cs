using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Offers.Data.Migrations.ForPostgreSql
{
    /// <inheritdoc />
    public partial class TemplatesAndLeaderboards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_IncentiveTemplate_Owner_Name",
                table: "IncentiveTemplate");

            migrationBuilder.AlterColumn<string>(
                name: "Body",
                table: "IncentiveTemplate",
                type: "character varying(30000)",
                maxLength: 30000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(16000)",
                oldMaxLength: 16000);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "IncentiveTemplate",
                type: "character varying(4)",
                maxLength: 4,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "IncentiveTemplate",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "IncentiveTemplate",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Leaderboard",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Project = table.Column<Guid>(type: "uuid", nullable: false),
                    Builder = table.Column<Guid>(type: "uuid", nullable: false),
                    Incentive = table.Column<Guid>(type: "uuid", nullable: true),
                    Period = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Metric = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    ZoneId = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    FirstStart = table.Column<DateOnly>(type: "date", nullable: false),
                    CurrentStart = table.Column<DateOnly>(type: "date", nullable: false),
                    FreezesAt = table.Column<long>(type: "bigint", nullable: true),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Book = table.Column<int>(type: "integer", nullable: false),
                    EventCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leaderboard", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Leaderboard_Incentive_Incentive",
                        column: x => x.Incentive,
                        principalTable: "Incentive",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Leaderboard_Project_Project",
                        column: x => x.Project,
                        principalTable: "Project",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "LeaderboardName",
                columns: table => new
                {
                    Agent = table.Column<Guid>(type: "uuid", nullable: false),
                    Shown = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeaderboardName", x => x.Agent);
                    table.ForeignKey(
                        name: "FK_LeaderboardName_Person_Agent",
                        column: x => x.Agent,
                        principalTable: "Person",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "LeaderboardScore",
                columns: table => new
                {
                    Leaderboard = table.Column<Guid>(type: "uuid", nullable: false),
                    Start = table.Column<DateOnly>(type: "date", nullable: false),
                    Agent = table.Column<Guid>(type: "uuid", nullable: false),
                    Score = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<long>(type: "bigint", nullable: false),
                    Latest = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeaderboardScore", x => new { x.Leaderboard, x.Start, x.Agent });
                    table.ForeignKey(
                        name: "FK_LeaderboardScore_Leaderboard_Leaderboard",
                        column: x => x.Leaderboard,
                        principalTable: "Leaderboard",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "LeaderboardSnapshot",
                columns: table => new
                {
                    Leaderboard = table.Column<Guid>(type: "uuid", nullable: false),
                    Start = table.Column<DateOnly>(type: "date", nullable: false),
                    Agents = table.Column<int>(type: "integer", nullable: false),
                    FrozenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeaderboardSnapshot", x => new { x.Leaderboard, x.Start });
                    table.ForeignKey(
                        name: "FK_LeaderboardSnapshot_Leaderboard_Leaderboard",
                        column: x => x.Leaderboard,
                        principalTable: "Leaderboard",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sale_Project_BookedAt",
                table: "Sale",
                columns: new[] { "Project", "BookedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveTemplate_Book_Id",
                table: "IncentiveTemplate",
                columns: new[] { "Book", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveTemplate_Owner_Book_Name",
                table: "IncentiveTemplate",
                columns: new[] { "Owner", "Book", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveClaim_Incentive_CreatedAt",
                table: "IncentiveClaim",
                columns: new[] { "Incentive", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveClaim_Project_CreatedAt",
                table: "IncentiveClaim",
                columns: new[] { "Project", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Leaderboard_Book_FreezesAt",
                table: "Leaderboard",
                columns: new[] { "Book", "FreezesAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Leaderboard_Builder_Id",
                table: "Leaderboard",
                columns: new[] { "Builder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Leaderboard_Incentive",
                table: "Leaderboard",
                column: "Incentive");

            migrationBuilder.CreateIndex(
                name: "IX_Leaderboard_Project_Id",
                table: "Leaderboard",
                columns: new[] { "Project", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LeaderboardScore_Leaderboard_Agent",
                table: "LeaderboardScore",
                columns: new[] { "Leaderboard", "Agent" });

            migrationBuilder.CreateIndex(
                name: "IX_LeaderboardScore_Leaderboard_Start_Score_LastAt_Agent",
                table: "LeaderboardScore",
                columns: new[] { "Leaderboard", "Start", "Score", "LastAt", "Agent" },
                descending: new[] { false, false, true, false, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LeaderboardName");

            migrationBuilder.DropTable(
                name: "LeaderboardScore");

            migrationBuilder.DropTable(
                name: "LeaderboardSnapshot");

            migrationBuilder.DropTable(
                name: "Leaderboard");

            migrationBuilder.DropIndex(
                name: "IX_Sale_Project_BookedAt",
                table: "Sale");

            migrationBuilder.DropIndex(
                name: "IX_IncentiveTemplate_Book_Id",
                table: "IncentiveTemplate");

            migrationBuilder.DropIndex(
                name: "IX_IncentiveTemplate_Owner_Book_Name",
                table: "IncentiveTemplate");

            migrationBuilder.DropIndex(
                name: "IX_IncentiveClaim_Incentive_CreatedAt",
                table: "IncentiveClaim");

            migrationBuilder.DropIndex(
                name: "IX_IncentiveClaim_Project_CreatedAt",
                table: "IncentiveClaim");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "IncentiveTemplate");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "IncentiveTemplate");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "IncentiveTemplate");

            migrationBuilder.AlterColumn<string>(
                name: "Body",
                table: "IncentiveTemplate",
                type: "character varying(16000)",
                maxLength: 16000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(30000)",
                oldMaxLength: 30000);

            migrationBuilder.CreateIndex(
                name: "IX_IncentiveTemplate_Owner_Name",
                table: "IncentiveTemplate",
                columns: new[] { "Owner", "Name" });
        }
    }
}
