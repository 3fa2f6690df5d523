using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>Records that the time of incentives is over; by the job and by hand.</summary>
public sealed class IncentiveExpiry(IncentiveQueries incentives, IncentiveDesk desk)
{
    /// <summary>How many at a time.</summary>
    public const int AtOnce = 500;

    /// <summary>Expires what is over, and answers how many that were.</summary>
    public async Task<int> RunAsync(Caller caller)
    {
        var scope = ProjectScope.OfPlatform(caller);
        var done = 0;
        foreach (var (id, due) in await incentives.ExpiringAsync(caller.Book, AtOnce))
        {
            var key = CommandKey.OfJob(caller.Book, "incentive-expiry", id.ToString(), due);
            var answer = await desk.MoveAsync(new CommandRequest(caller, key), scope, id, ("expire", null));
            done += answer is { IsRefusal: false, Replayed: false } ? 1 : 0;
        }

        return done;
    }
}
