using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger;

/// <summary>What people read for the kinds of operations, in each language.</summary>
public static class OperationWords
{
    private static readonly Dictionary<string, (string English, string Arabic)> _words = new(StringComparer.Ordinal)
    {
        [OperationKinds.Deposit] = ("Deposit", "إيداع"),
        [OperationKinds.DepositReview] = ("Deposit under review", "إيداع قيد المراجعة"),
        [OperationKinds.DepositReturn] = ("Deposit sent back", "إيداع مُعاد إلى المرسل"),
        [OperationKinds.BankReceipt] = ("Receipt of a bank file", "مبلغ وارد من كشف البنك"),
        [OperationKinds.BankReturn] = ("Receipt sent back", "مبلغ وارد أُعيد"),
        [OperationKinds.Withdrawal] = ("Withdrawal", "سحب"),
        [OperationKinds.WithdrawalHold] = ("Held for a withdrawal", "سحب، محجوز"),
        [OperationKinds.WithdrawalVoid] = ("Withdrawal given back", "سحب، أُعيد"),
        [OperationKinds.Transfer] = ("Transfer", "تحويل"),
        [OperationKinds.Hold] = ("Held", "حجز"),
        [OperationKinds.Capture] = ("Hold captured", "حجز مُحصّل"),
        [OperationKinds.Void] = ("Hold given back", "حجز مُلغى"),
        [OperationKinds.Expiry] = ("Hold expired", "حجز منتهٍ"),
        ["investments.invest"] = ("Investment held", "استثمار، محجوز"),
        ["investments.withdraw"] = ("Investment withdrawn", "استثمار، مسحوب"),
        ["investments.wait"] = ("Held while waiting", "قائمة الانتظار، محجوز"),
        ["investments.unwait"] = ("Waitlist hold given back", "قائمة الانتظار، أُعيد"),
        ["investments.settle"] = ("Investment settled", "استثمار، مسوّى"),
        ["investments.return"] = ("Investment given back", "استثمار، أُعيد"),
        ["investments.payout"] = ("Paid to the issuer", "دفعة للمُصدر"),
        ["investments.fund"] = ("Paid in by the issuer", "دفعة من المُصدر"),
        ["investments.distribute"] = ("Set aside for a distribution", "مخصص للتوزيع"),
        ["investments.interest"] = ("Interest", "فائدة"),
        ["investments.income"] = ("Income", "دخل"),
        ["investments.principal"] = ("Principal returned", "رأس المال، أُعيد"),
        ["incentives.budget.hold"] = ("Held as a budget", "ميزانية، محجوزة"),
        ["incentives.budget.return"] = ("Budget given back", "ميزانية، أُعيدت"),
        ["incentives.reward.pay"] = ("Reward paid", "مكافأة مدفوعة"),
        ["incentives.recovery"] = ("Reward taken back", "مكافأة مُستردة"),
        ["rewards.allocate"] = ("Credit given", "رصيد ممنوح"),
        ["rewards.reclaim"] = ("Credit taken back", "رصيد مُستعاد"),
    };

    /// <summary>The kinds that a filter offers.</summary>
    public static IEnumerable<string> Kinds => _words.Keys;

    /// <summary>The words of a kind in the language of the page.</summary>
    public static string Of(string kind) => Of(kind, Languages.Current.Code);

    /// <summary>The words of a kind; one without words of its own is read as it is written.</summary>
    public static string Of(string kind, string language)
    {
        if (kind.EndsWith(OperationKinds.Reversal, StringComparison.Ordinal))
        {
            var original = Of(kind[..^OperationKinds.Reversal.Length], language);
            return language == "ar" ? $"عكس: {original}" : $"{original}, taken back";
        }

        return _words.TryGetValue(kind, out var words)
            ? language == "ar" ? words.Arabic : words.English
            : Phrase.Sentence(Words.Plain(kind[(kind.LastIndexOf('.') + 1)..]));
    }

    /// <summary>One line of a wallet: the kind, and what or why.</summary>
    public static string Line(WalletLine line, string language)
    {
        var words = Of(line.Kind, language);
        return (line.Subject ?? line.Reason) is { Length: > 0 } more
            ? $"{words}{(language == "ar" ? "،" : ",")} {more}"
            : words;
    }
}
