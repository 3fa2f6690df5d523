using Microsoft.EntityFrameworkCore;
using Offers.Web.Platform.Commands;

namespace Offers.Tests.Platform.Demo;

public sealed class CommandLineTests(DemoApplication demo) : IClassFixture<DemoApplication>
{
    [Theory]
    [InlineData("ledger verify", 0, "nothing wrong")]
    [InlineData("audit verify", 0, "audit chain is whole")]
    [InlineData("db migrate", 0, "up to date")]
    [InlineData("jobs run books-check", 0, "books-check: succeeded")]
    [InlineData("jobs run nothing", 1, "'nothing' is not a job")]
    [InlineData("jobs run", 2, "NAME")]
    [InlineData("ledger", 2, "verify")]
    [InlineData("help", 0, "ledger")]
    public async Task Commands_say_what_they_did_and_how_it_ended(string line, int code, string said)
    {
        await using var output = new StringWriter();
        Assert.Equal(code, await demo.Get<CommandLine>().RunAsync(line.Split(' '), output, output));
        Assert.Contains(said, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Books_that_are_wrong_end_with_one()
    {
        await TamperAsync(1);
        await using var output = new StringWriter();
        var command = demo.Get<CommandLine>();
        Assert.Equal(1, await command.RunAsync(["ledger", "verify"], output, output));
        Assert.Equal(1, await command.RunAsync(["jobs", "run", "reconciliation"], output, output));
        Assert.Contains("trial balance AED 0.01", output.ToString(), StringComparison.Ordinal);
        await TamperAsync(-1);
    }

    [Theory]
    [InlineData("--urls", false)]
    [InlineData("db", true)]
    [InlineData("admin", true)]
    public void Settings_start_the_server_and_words_a_command(string first, bool isCommand) =>
        Assert.Equal(isCommand, CommandLine.Handles([first]));

    private async Task TamperAsync(long minor)
    {
        await using var db = demo.Database.Outside();
        await db.Accounts.Where(x => x.Purpose == Domain.Ledger.Purpose.Available && x.BalanceMinor > 100)
            .Where(x => x.Currency == Domain.Ledger.Currency.Aed).OrderBy(x => x.Id).Take(1)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.BalanceMinor, x => x.BalanceMinor + minor));
    }
}
