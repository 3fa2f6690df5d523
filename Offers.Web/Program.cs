using Offers.Web.Identity;
using Offers.Web.Investments;
using Offers.Web.Ledger;
using Offers.Web.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddSettingsBesideApplication(builder.Environment);
builder.Services
    .AddPlatform(builder.Configuration)
    .AddLedger(builder.Configuration)
    .AddIdentityModule(builder.Configuration)
    .AddInvestments(builder.Configuration);

var app = builder.Build();
app.MapPlatform();
app.MapLedger();
app.MapIdentityModule();
app.MapInvestments();

await app.RunAsync();
