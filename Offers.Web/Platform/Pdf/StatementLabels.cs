namespace Offers.Web.Platform.Pdf;

/// <summary>The words on a statement of account, in each language.</summary>
public sealed record StatementLabels
{
    private static readonly StatementLabels English = new()
    {
        Words = PaperWords.In(PaperLanguage.English),
        Title = "Statement of account",
        Wallet = "Wallet",
        WalletParts = "available and held",
        RecordedAt = "Recorded at",
        LastOperation = "Last operation",
        Code = "Statement",
        Zone = "Times in",
        Available = "Available",
        Held = "Held",
        Total = "Total",
        Opening = "Opening balance",
        Inflow = "In",
        Outflow = "Out",
        Closing = "Closing balance",
        Date = "Date",
        Entry = "Entry",
        Reference = "Reference",
        Amount = "Amount",
        ByKind = "Totals by kind",
        Kind = "Kind",
        Count = "Entries",
        Change = "Change",
        Nothing = "No entries in this period.",
        Check = "Check this statement",
        CheckHow = "Scan, or type this code at",
        Late = "Recorded",
        LateNote = "Recorded after an earlier statement of this period, which stays as it was. Entries:",
        QrCode = "QR code: check this statement",
        PrintHint = "Print this page, or save it as a PDF, with your browser.",
        Until = "to",
        Sandbox = "Sandbox: no real money",
    };

    private static readonly StatementLabels Arabic = new()
    {
        Words = PaperWords.In(PaperLanguage.Arabic),
        Title = "كشف حساب",
        Wallet = "المحفظة",
        WalletParts = "المتاح والمحجوز",
        RecordedAt = "كما سُجّل حتى",
        LastOperation = "آخر عملية",
        Code = "رقم الكشف",
        Zone = "المنطقة الزمنية",
        Available = "المتاح",
        Held = "المحجوز",
        Total = "الإجمالي",
        Opening = "الرصيد الافتتاحي",
        Inflow = "الوارد",
        Outflow = "الصادر",
        Closing = "الرصيد الختامي",
        Date = "التاريخ",
        Entry = "البيان",
        Reference = "المرجع",
        Amount = "المبلغ",
        ByKind = "الإجمالي حسب النوع",
        Kind = "النوع",
        Count = "القيود",
        Change = "التغيّر",
        Nothing = "لا توجد قيود في هذه الفترة.",
        Check = "تحقّق من هذا الكشف",
        CheckHow = "امسح الرمز، أو اكتبه في",
        Late = "سُجّل في",
        LateNote = "سُجّلت بعد إصدار كشف سابق لهذه الفترة، ويبقى الكشف السابق كما هو. عدد القيود:",
        QrCode = "رمز الاستجابة السريعة: تحقّق من هذا الكشف",
        PrintHint = "اطبع هذه الصفحة، أو احفظها بصيغة PDF، من متصفحك.",
        Until = "إلى",
        Sandbox = "بيئة تجريبية: لا أموال حقيقية",
    };

    /// <summary>The words that all printed documents share.</summary>
    public required PaperWords Words { get; init; }

#pragma warning disable CS1591 // Each member is the word itself.
    public required string Title { get; init; }
    public required string Wallet { get; init; }
    public required string WalletParts { get; init; }
    public required string RecordedAt { get; init; }
    public required string LastOperation { get; init; }
    public required string Code { get; init; }
    public required string Zone { get; init; }
    public required string Available { get; init; }
    public required string Held { get; init; }
    public required string Total { get; init; }
    public required string Opening { get; init; }
    public required string Inflow { get; init; }
    public required string Outflow { get; init; }
    public required string Closing { get; init; }
    public required string Date { get; init; }
    public required string Entry { get; init; }
    public required string Reference { get; init; }
    public required string Amount { get; init; }
    public required string ByKind { get; init; }
    public required string Kind { get; init; }
    public required string Count { get; init; }
    public required string Change { get; init; }
    public required string Nothing { get; init; }
    public required string Check { get; init; }
    public required string CheckHow { get; init; }
    public required string Late { get; init; }
    public required string LateNote { get; init; }
    public required string QrCode { get; init; }
    public required string PrintHint { get; init; }
    public required string Until { get; init; }
    public required string Sandbox { get; init; }
#pragma warning restore CS1591

    /// <summary>The words of a language.</summary>
    public static StatementLabels In(PaperLanguage language) =>
        language == PaperLanguage.Arabic ? Arabic : English;

    /// <summary>
    /// The period in the owner's zone: whole days as <c>1 to 31 October 2026</c>, else both ends with their times.
    /// </summary>
    public string Period(StatementPdf statement)
    {
        var from = TimeZoneInfo.ConvertTime(statement.From, statement.Zone);
        var until = TimeZoneInfo.ConvertTime(statement.Until, statement.Zone);
        if (from.TimeOfDay != TimeSpan.Zero || until.TimeOfDay != TimeSpan.Zero || until <= from)
        {
            return $"{Moment(from)} {Until} {Moment(until)}";
        }

        var last = until.AddDays(-1);
        return (from.Year == last.Year, from.Month == last.Month, from.Day == last.Day) switch
        {
            (true, true, true) => Words.Day(last),
            (true, true, false) => FormattableString.Invariant($"{from.Day} {Until} {Words.Day(last)}"),
            (true, false, _) => $"{Words.Day(from)[..^5]} {Until} {Words.Day(last)}",
            _ => $"{Words.Day(from)} {Until} {Words.Day(last)}",
        };
    }

    private string Moment(DateTimeOffset moment) => moment.TimeOfDay == TimeSpan.Zero
        ? Words.Day(moment)
        : Words.Moment(moment);
}
