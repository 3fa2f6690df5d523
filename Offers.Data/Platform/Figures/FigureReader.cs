using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Figures;

/// <summary>Who asks where an amount comes from.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="IsAdministrator">Whether he may see everybody's money.</param>
public sealed record FigureReader(Caller Caller, bool IsAdministrator)
{
    /// <summary>The book that he works on.</summary>
    public BookId Book => Caller.Book;

    /// <summary>The reader behind a caller.</summary>
    public static FigureReader Of(Caller caller) =>
        new(caller, caller.Is(Domain.Identity.Role.Admin) || caller.Is(Domain.Identity.Role.SuperAdmin));

    /// <summary>True where he may see an owner's money: his own, his organisations', or everybody's.</summary>
    public bool MaySee(Owner owner) => IsAdministrator
        || (owner.Kind == OwnerKind.Person && owner.Id == Caller.Person?.Value)
        || (owner.Kind == OwnerKind.Organisation
            && Caller.Organisations.Contains(new Id<Domain.Identity.Organisation>(owner.Id)));
}
