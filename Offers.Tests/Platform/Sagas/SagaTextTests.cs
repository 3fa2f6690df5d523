using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Tests.Platform.Sagas;

/// <summary>What staff may read of what parties say, and the settings that keep the promises.</summary>
public sealed class SagaTextTests
{
    [Theory]
    [InlineData("sold_out: There is none.", "sold_out: There is none.")]
    [InlineData("Card 4000 is blocked", "Card 4000 is blocked")]
    [InlineData("Card 4000123412341234 is blocked", "Card ••••1234 is blocked")]
    [InlineData("code ABCD-1234-EFGH taken", "code ••••EFGH taken")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9 refused", "Bearer ••••NiJ9 refused")]
    [InlineData("provider_temporarily_unavailable: later", "provider_temporarily_unavailable: later")]
    [InlineData("asked by aisha@example.com", "asked by •••")]
    [InlineData("HTTP 503 after 1200 ms", "HTTP 503 after 1200 ms")]
    [InlineData("two\nlines\u202e", "two lines")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void Codes_and_people_are_hidden(string? said, string? seen) =>
        Assert.Equal(seen, SagaText.Redact(said)?.Trim());

    [Fact]
    public void Long_text_is_cut_and_keeps_nothing_of_a_code_at_the_cut()
    {
        var text = SagaText.Redact(string.Concat(Enumerable.Repeat("no answer ", 400)) + "4000123412341234");
        Assert.True(text!.Length <= Limits.Reason, $"{text.Length} characters");
        Assert.DoesNotContain("4000", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Confirmation_is_never_written_with_its_result() =>
        Assert.Equal("Confirmed", new CallOutcome.Confirmed("4000123412341234").ToString());

    [Fact]
    public void Lease_that_ends_before_its_call_is_refused()
    {
        var half = TimeSpan.FromSeconds(30);
        Assert.Throws<InvalidOperationException>(
            () => new SagaSettings { Lease = half, CallTimeout = half }.Check());
        Assert.Throws<InvalidOperationException>(() => new SagaSettings { Attempts = 0 }.Check());
        Assert.NotNull(new SagaSettings().Check());
    }

    [Fact]
    public void Key_is_read_as_it_was_written_and_is_short()
    {
        var key = new SagaKey(Id<Saga>.New(), int.MaxValue);
        Assert.True(SagaKey.TryParse(key.ToString(), out var read));
        Assert.Equal(key, read);
        Assert.True(key.ToString().Length <= SagaKey.MaxLength);
        Assert.Matches("^[A-Za-z0-9_-]+$", key.ToString());
    }
}
