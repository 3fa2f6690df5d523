using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What an investor sends.</summary>
/// <param name="Amount">How much, in the offer's currency.</param>
/// <param name="Currency">The currency; left out means the offer's.</param>
/// <param name="MinAccepted">The least part that he takes.</param>
/// <param name="AcceptedDocuments">The versions of documents that he accepts, where the offer asks for it.</param>
public sealed record InvestBody(
    AmountText Amount, string? Currency = null, AmountText? MinAccepted = null,
    IReadOnlyList<Id<DocumentVersion>>? AcceptedDocuments = null);

/// <summary>What an investor gets.</summary>
/// <param name="Id">The investment.</param>
/// <param name="OfferId">The offer.</param>
/// <param name="Currency">The offer's currency.</param>
/// <param name="RequestedAmount">What he asked for.</param>
/// <param name="AcceptedAmount">What was taken.</param>
/// <param name="Status">Confirmed.</param>
/// <param name="OfferCommittedAmount">What the offer has taken now.</param>
/// <param name="OfferRemainingAmount">What is left of it.</param>
/// <param name="CreatedAt">When it was decided.</param>
/// <param name="Receipt">The operation.</param>
public sealed record InvestAnswer(
    Id<Investment> Id, Id<InvestmentOffer> OfferId, string Currency, AmountText RequestedAmount,
    AmountText AcceptedAmount,
    InvestmentStatus Status, AmountText OfferCommittedAmount, AmountText OfferRemainingAmount, DateTimeOffset CreatedAt,
    Id<Operation> Receipt);

/// <summary>
/// Invests in an offer: decision, hold and totals in one commit, together with all who invest at the same time.
/// </summary>
/// <param name="offerId">The offer.</param>
/// <param name="investor">Who invests, from his own wallet.</param>
/// <param name="organisations">The organisations that he is a member of.</param>
/// <param name="body">What he sent.</param>
public sealed class Invest(
    Id<InvestmentOffer> offerId, Owner investor, IReadOnlySet<Id<Organisation>> organisations, InvestBody body)
    : BatchCommand
{
    /// <summary>What holds of investments are for.</summary>
    public const string HoldPurpose = "investment";

    private readonly Id<IPerson> _person = new(investor.Id);
    private Money? _requested;

    /// <inheritdoc/>
    public override string Action => "investments.invest";

    /// <inheritdoc/>
    public override string Subject => offerId.ToString();

    /// <inheritdoc/>
    public override void Name(RowNames names) => names
        .Need(InvestmentRows.Offer, offerId)
        .Need(InvestmentRows.Totals, offerId)
        .Need(InvestmentRows.Position, new PositionKey(offerId, _person))
        .Need(InvestmentRows.StandingsOf, _person)
        .Need(LedgerRows.AccountsOf, investor);

    /// <inheritdoc/>
    public override Answer Decide(Work work)
    {
        var offer = FindOffer(work);
        var totals = work.Find(InvestmentRows.Totals, offerId)!;
        var position = work.Find(InvestmentRows.Position, new PositionKey(offerId, _person));
        var request = Read(offer) with { Standing = InvestmentRows.Standing(work, _person, offer.RulePackCode) };
        var fill = InvestRule
            .Judge(offer, totals, position?.Committed ?? Money.Zero(offer.Currency), request, work.Now);
        offer.CheckAccepted(body.AcceptedDocuments);
        return Tell(work, offer, totals, Take(work, offer, investor, fill));
    }

    /// <summary>Takes what was judged: totals, position, hold and investment, and tells of it.</summary>
    /// <exception cref="Refusal"><c>insufficient_balance</c>.</exception>
    internal static Investment Take(Work work, InvestmentOffer offer, Owner investor, Fill fill)
    {
        var person = new Id<IPerson>(investor.Id);
        var totals = work.Find(InvestmentRows.Totals, offer.Id)!;
        var position = work.Find(InvestmentRows.Position, new PositionKey(offer.Id, person))
            ?? work.Add(new Position(offer, person));
        var standing = StandingOf(work, offer, person);
        var investment = InvestRule.Take(offer, (totals, position, standing), fill, work.Now);
        var (hold, operation) = work.Ledger.Place(
            investor, fill.Accepted, new HoldFacts(HoldPurpose, investment.ObjectId),
            new OperationFacts("investments.invest", investment.ObjectId, work.Now));
        investment.Secure(hold, operation);
        investment.Accept(offer);
        Record(work, offer, totals, work.Add(investment));
        return investment;
    }

    private static InvestorStanding? StandingOf(Work work, InvestmentOffer offer, Id<IPerson> person) =>
        offer.RulePackCode is { } pack
            ? InvestmentRows.Standing(work, person, pack) ?? work.Add(new InvestorStanding(offer.Book, person, pack))
            : null;

    /// <inheritdoc/>
    public override void Refused(Work work, Refusal refusal)
    {
        if (_requested is { } amount && work.Find(InvestmentRows.Offer, offerId) is { } offer
            && amount.Currency == offer.Currency)
        {
            work.Add(Investment.Refuse(offer, _person, amount, (refusal.Code, work.Now)));
        }
    }

    private InvestmentOffer FindOffer(Work work)
    {
        var offer = work.Find(InvestmentRows.Offer, offerId);
        return offer is not null && offer.Book == work.Caller.Book
            ? offer
            : throw InvestmentCodes.OfferNotFound.Because();
    }

    private InvestRequest Read(InvestmentOffer offer)
    {
        var currency = body.Currency is null ? offer.Currency : Currency.Parse(body.Currency);
        var amount = body.Amount.PositiveIn(currency);
        _requested = amount;
        var least = body.MinAccepted?.PositiveIn(currency);
        return least > amount
            ? throw Refusal.OfField("minAccepted", "The least part is at most the amount.")
            : new InvestRequest(_person, amount, least, organisations);
    }

    private static Answer Tell(Work work, InvestmentOffer offer, OfferTotals totals, Investment investment)
    {
        var answer = new InvestAnswer(
            investment.Id, offer.Id, offer.Currency.Code, AmountText.Of(investment.Requested),
            AmountText.Of(investment.Accepted), investment.Status, AmountText.Of(totals.Committed),
            AmountText.Of(totals.Remaining), investment.CreatedAt, investment.OperationId!.Value);
        return Answer.Created(answer, $"/api/v1/investments/{investment.Id}");
    }

    private static void Record(Work work, InvestmentOffer offer, OfferTotals totals, Investment investment)
    {
        var after = OffersJson
            .Text(new { accepted = investment.Accepted, committed = totals.Committed, currency = offer.Currency });
        work.Audit(new AuditFact("investments.invest", investment.ObjectId, null, after, null));
        work.Raise(investment, "investments.investment.confirmed", new
        {
            investment.Id, offerId = offer.Id, investor = investment.Investor, accepted = investment.Accepted,
            requested = investment.Requested, committed = totals.Committed, max = offer.Terms.MaxAmount,
            currency = offer.Currency,
        });
        if (totals.Remaining.IsZero)
        {
            work.Raise(offer, "investments.offer.filled",
                new { offer.Id, committed = totals.Committed, currency = offer.Currency });
        }
    }
}
