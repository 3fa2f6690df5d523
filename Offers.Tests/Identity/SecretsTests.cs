using System.Security.Cryptography;
using Offers.Data.Platform.Secrets;
using Offers.Domain.Identity;

namespace Offers.Tests.Identity;

public sealed class SecretsTests
{
    private static readonly SecretKey _old = new("old", RandomNumberGenerator.GetBytes(SecretKey.Length));
    private static readonly SecretKey _new = new("new", RandomNumberGenerator.GetBytes(SecretKey.Length));

    [Theory]
    [InlineData("")]
    [InlineData("seed")]
    [InlineData("مرحبا ₹ €")]
    public void What_is_sealed_opens_again(string text)
    {
        var ring = new SecretsRing([_new]);

        Assert.Equal(text, ring.Open("use", ring.Seal("use", text)));
        Assert.NotEqual(ring.Seal("use", text), ring.Seal("use", text));
    }

    [Fact]
    public void An_old_key_still_opens_and_the_first_one_seals()
    {
        var before = new SecretsRing([_old]).Seal("use", "text");
        var ring = new SecretsRing([_new, _old]);

        Assert.Equal("text", ring.Open("use", before));
        Assert.Contains(".new.", ring.Seal("use", "text"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_use_a_changed_text_and_an_unknown_key_do_not_open()
    {
        var ring = new SecretsRing([_new]);
        var box = ring.Seal("use", "text");

        Assert.ThrowsAny<CryptographicException>(() => ring.Open("other", box));
        Assert.ThrowsAny<CryptographicException>(() => new SecretsRing([_old]).Open("use", box));
        Assert.ThrowsAny<CryptographicException>(() => ring.Open("use", Changed(box)));
        Assert.ThrowsAny<CryptographicException>(() => ring.Open("use", "text"));
    }

    [Theory]
    [InlineData("correct-horse-battery", true)]
    [InlineData("Offers-demo-1!", true)]
    [InlineData("a long sentence here", true)]
    [InlineData("short", false)]
    [InlineData("aaaaaaaaaaaaaaaa", false)]
    [InlineData("password1234", false)]
    [InlineData("PasswordPassword", false)]
    [InlineData("leila-is-so-fine", false)]
    [InlineData(null, false)]
    public void Which_passwords_are_good(string? password, bool good) =>
        Assert.Equal(good, PasswordRule.Faults(password, "leila@offers.example").Count == 0);

    [Theory]
    [InlineData("Leila@Offers.Example", "leila@offers.example")]
    [InlineData(" a@b.example ", "a@b.example")]
    [InlineData("a b@c.example", null)]
    [InlineData("Leila <leila@offers.example>", null)]
    [InlineData("leila", null)]
    [InlineData("a@b@c", null)]
    public void Which_texts_are_addresses(string text, string? expected)
    {
        if (expected is null)
        {
            Assert.Throws<Offers.Domain.Platform.Refusal>(() => EmailText.Required("email", text));
            return;
        }

        Assert.Equal(expected, EmailText.Required("email", text));
    }

    private static string Changed(string box) => box[..^6] + (box[^6] == 'A' ? 'B' : 'A') + box[^5..];
}
