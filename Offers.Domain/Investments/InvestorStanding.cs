using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>How an investor stands under a rule pack: his class, his test, and what he put in this year.</summary>
public sealed class InvestorStanding
{
    private InvestorStanding()
    {
    }

    /// <summary>Begins as everybody does: retail, without a test, with nothing put in.</summary>
    /// <param name="book">The book.</param>
    /// <param name="investor">The investor.</param>
    /// <param name="pack">The code of the rule pack.</param>
    public InvestorStanding(BookId book, Id<IPerson> investor, string pack)
    {
        Book = book;
        Investor = investor;
        Pack = pack;
    }

    /// <summary>The investor.</summary>
    public Id<IPerson> Investor { get; private set; }

    /// <summary>The code of the rule pack.</summary>
    public string Pack { get; private set; } = "";

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>His class.</summary>
    public InvestorClass Class { get; private set; }

    /// <summary>The version of the test that he passed.</summary>
    public int? TestVersion { get; private set; }

    /// <summary>Until when that counts.</summary>
    public DateTimeOffset? TestValidUntil { get; private set; }

    /// <summary>The calendar year of <see cref="YearMinor"/>, in UTC.</summary>
    public int Year { get; private set; }

    /// <summary>What he put into offers of the pack in that year and did not take back, minor units.</summary>
    public long YearMinor { get; private set; }

    /// <summary>An alarm against writers that pass the pen.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>What he put in in the year of an instant, minor units.</summary>
    public long MinorIn(DateTimeOffset now) => Year == now.UtcDateTime.Year ? YearMinor : 0;

    /// <summary>True while a pass of the test counts.</summary>
    public bool HasPassed(KnowledgeTest test, DateTimeOffset now) =>
        TestVersion == test.Version && now < TestValidUntil;

    /// <summary>Counts what was accepted.</summary>
    public void Add(Money accepted, DateTimeOffset now)
    {
        YearMinor = checked(MinorIn(now) + accepted.Minor);
        Year = now.UtcDateTime.Year;
    }

    /// <summary>Takes out what was given back, where it was put in in the same year.</summary>
    public void Remove(Money accepted, DateTimeOffset madeAt)
    {
        if (madeAt.UtcDateTime.Year == Year)
        {
            YearMinor -= accepted.Minor;
        }
    }

    /// <summary>Counts a passed test from now.</summary>
    public void Pass(KnowledgeTest test, DateTimeOffset now) =>
        (TestVersion, TestValidUntil) = (test.Version, now.AddDays(test.ValidDays));

    /// <summary>An administrator decided on his class.</summary>
    public void Classify(InvestorClass decided) => Class = decided;
}
