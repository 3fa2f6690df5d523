namespace Offers.Data.Rewards.Cards;

/// <summary>What something is that belongs to cards: a brand, a pool, a person.</summary>
/// <param name="Id">Its outside id.</param>
/// <param name="Name">Its name.</param>
public sealed record CardLink(string Id, string Name);
