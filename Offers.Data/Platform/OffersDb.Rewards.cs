using Microsoft.EntityFrameworkCore;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Platform;

/// <content>Credit, cards, campaigns and redemptions.</content>
public abstract partial class OffersDb
{
    /// <summary>What agencies are in rewards.</summary>
    public DbSet<Agency> Agencies => Set<Agency>();

    /// <summary>What clients are in rewards.</summary>
    public DbSet<Client> Clients => Set<Client>();

    /// <summary>Brands that agencies may use.</summary>
    public DbSet<AgencyBrand> AgencyBrands => Set<AgencyBrand>();

    /// <summary>Wishes for credit.</summary>
    public DbSet<CreditRequest> CreditRequests => Set<CreditRequest>();

    /// <summary>When credit is asked for by itself.</summary>
    public DbSet<AutoReload> AutoReloads => Set<AutoReload>();

    /// <summary>Shops whose cards are handed out.</summary>
    public DbSet<Brand> Brands => Set<Brand>();

    /// <summary>Face values.</summary>
    public DbSet<Denomination> Denominations => Set<Denomination>();

    /// <summary>Lines of price lists.</summary>
    public DbSet<PriceLine> PriceLines => Set<PriceLine>();

    /// <summary>Pools of cards.</summary>
    public DbSet<CardPool> CardPools => Set<CardPool>();

    /// <summary>How many cards of pools are where.</summary>
    public DbSet<PoolTotals> PoolTotals => Set<PoolTotals>();

    /// <summary>Gift cards.</summary>
    public DbSet<Card> Cards => Set<Card>();

    /// <summary>Files of cards.</summary>
    public DbSet<CardImport> CardImports => Set<CardImport>();

    /// <summary>Rows of files of cards that are not entered.</summary>
    public DbSet<CardImportFault> CardImportFaults => Set<CardImportFault>();

    /// <summary>Who sells cards.</summary>
    public DbSet<Supplier> Suppliers => Set<Supplier>();

    /// <summary>What suppliers sell.</summary>
    public DbSet<SupplierItem> SupplierItems => Set<SupplierItem>();

    /// <summary>Orders at suppliers.</summary>
    public DbSet<SupplierOrder> SupplierOrders => Set<SupplierOrder>();

    /// <summary>The simulator's own books.</summary>
    public DbSet<SimulatedOrder> SimulatedOrders => Set<SimulatedOrder>();

    /// <summary>Rewards that clients hand out.</summary>
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    /// <summary>Face values of campaigns.</summary>
    public DbSet<CampaignItem> CampaignItems => Set<CampaignItem>();

    /// <summary>What rewards are for.</summary>
    public DbSet<CampaignCondition> CampaignConditions => Set<CampaignCondition>();

    /// <summary>Who may get cards.</summary>
    public DbSet<Recipient> Recipients => Set<Recipient>();

    /// <summary>What recipients have completed.</summary>
    public DbSet<RecipientStep> RecipientSteps => Set<RecipientStep>();

    /// <summary>Messages to recipients.</summary>
    public DbSet<RewardMessage> RewardMessages => Set<RewardMessage>();

    /// <summary>Codes that became cards.</summary>
    public DbSet<Redemption> Redemptions => Set<Redemption>();

    /// <summary>Rules that judge redemptions.</summary>
    public DbSet<FraudRule> FraudRules => Set<FraudRule>();

    /// <summary>What somebody should know.</summary>
    public DbSet<Alert> Alerts => Set<Alert>();
}
