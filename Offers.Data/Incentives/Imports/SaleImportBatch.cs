using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>Some rows of a file, entered in one commit as the form enters one sale: told, written, awarded.</summary>
internal sealed class SaleImportBatch(ClosureWork work, SaleImport import, ProjectScope scope)
{
    private readonly List<object> _rows = [];
    private readonly List<SoldUnit> _sold = [];
    private readonly HashSet<Unit> _units = [];

    /// <summary>Enters what can be entered; what the check found faulty stays out.</summary>
    internal async Task<SaleImportCount> EnterAsync(SaleRows rows)
    {
        var (first, last) = (rows.Rows[0].Line, rows.LastLine);
        var faulty = (await work.Db.SaleImportLines
            .Where(x => x.Import == import.Id && x.Line >= first && x.Line <= last).Select(x => x.Line).ToListAsync())
            .ToHashSet();
        var left = rows.Named.Where(x => !faulty.Contains(x.Row.Line)).ToList();
        var facts = await SaleRowFacts.ReadAsync(work.Db, scope, left);
        var judge = new SaleRowJudge(facts, new SaleFileMemory(), work.Now);
        var outcomes = new List<SaleRowOutcome>(Enumerable.Repeat(SaleRowOutcome.Faulty, faulty.Count));
        foreach (var (row, reference) in left)
        {
            var judged = judge.Judge(row, reference);
            Enter(judged);
            outcomes.Add(judged.Outcome);
        }

        await work.FlushAsync();
        await WriteUnitsAsync();
        await work.InsertAsync(_rows);
        await work.AwardAsync([.. _sold.DistinctBy(x => x.Sale.Id)]);
        return SaleImportCount.Of(outcomes);
    }

    private void Enter(JudgedRow judged)
    {
        switch (judged.Outcome)
        {
            case SaleRowOutcome.New:
                var sold = judged.Sold!;
                Follow(judged);
                work.Tell(sold.Sale, (judged.Project!, sold.Agents), "entered", null);
                _rows.AddRange([sold.Sale, .. sold.Agents]);
                _sold.Add(sold);
                break;
            case SaleRowOutcome.Changed:
                MoveOn(judged, judged.Sold!);
                break;
        }

        _rows.Add(judged.Fault is { } fault
            ? new SaleImportLine(import, judged.Row.Line, fault)
            : new SaleImportLine(import, judged.Row.Line, judged.Outcome, judged.Sold!.Sale.Id));
    }

    // A sale of the same batch is not written yet, so it is written as it is after all rows.
    private void MoveOn(JudgedRow judged, SoldUnit sold)
    {
        foreach (var step in judged.Steps)
        {
            var before = OffersJson.Text(new { sold.Sale.Stage });
            sold.Sale.Advance(step.Verb, step.At);
            work.Tell(sold.Sale, (judged.Project!, sold.Agents), SaleTelling.Past(step.Verb), before);
        }

        Follow(judged);
        _sold.Add(sold);
    }

    private void Follow(JudgedRow judged)
    {
        judged.Unit!.Follow(judged.Sold!.Sale.Stage);
        _units.Add(judged.Unit);
    }

    // All units of a status at once; the book is held, so nobody else changes them meanwhile.
    private async Task WriteUnitsAsync()
    {
        foreach (var ofStatus in _units.GroupBy(x => x.Status))
        {
            var (status, ids) = (ofStatus.Key, ofStatus.Select(x => x.Id).ToList());
            await work.Db.Units.Where(x => ids.Contains(x.Id)).ExecuteUpdateAsync(set => set
                .SetProperty(x => x.Status, status).SetProperty(x => x.Version, x => x.Version + 1));
        }
    }
}
