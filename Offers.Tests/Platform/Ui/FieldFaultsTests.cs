using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Platform.Ui;

public sealed class FieldFaultsTests
{
    private static readonly Refusal Thrown = Refusal.OfField("name", "Write a name.");

    [Fact]
    public void A_thrown_refusal_names_its_fields()
    {
        Assert.Equal("Write a name.", FieldFaults.Of(Thrown, "name"));
        Assert.Null(FieldFaults.Of(Thrown, "zone"));
        Assert.Null(FieldFaults.Of(null, "name"));
    }

    [Fact]
    public void A_refusal_kept_as_an_answer_names_them_too()
    {
        var caller = new Caller { Book = BookId.Live };
        var kept = Assert.Throws<Refusal>(() => Answer.Of(Thrown, caller).Check());

        Assert.Equal("Write a name.", FieldFaults.Of(kept, "name"));
        Assert.Null(FieldFaults.Of(kept, "zone"));
    }

    [Fact]
    public void Below_its_field_a_sentence_does_not_repeat_its_name()
    {
        var refusal = Refusal.OfField("displayName", "'displayName' is required.");

        Assert.Equal("This is required.", FieldFaults.Of(refusal, "displayName"));
    }
}
