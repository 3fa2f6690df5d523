using Offers.Web.Identity;
using Offers.Web.Incentives;
using Offers.Web.Investments;
using Offers.Web.Ledger;
using Offers.Web.Platform;
using Offers.Web.Platform.Commands;
using Offers.Web.Rewards;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddSettingsBesideApplication(builder.Environment);
builder.Services
    .AddPlatform(builder.Configuration)
    .AddLedger(builder.Configuration)
    .AddIdentityModule(builder.Configuration)
    .AddInvestments(builder.Configuration)
    .AddIncentives()
    .AddRewards();

if (CommandLine.Handles(args))
{
    builder.Logging.LogToErrors();
}

var app = builder.Build();
if (CommandLine.Handles(args))
{
    return await app.Services.GetRequiredService<CommandLine>().RunAsync(args, Console.Out, Console.Error);
}

app.MapPlatform();
app.MapLedger();
app.MapIdentityModule();
app.MapInvestments();
app.MapIncentives();
app.MapRewards();

await app.RunAsync();
return 0;
