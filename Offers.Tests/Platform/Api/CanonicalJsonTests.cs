using System.Text;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Tests.Platform.Api;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":"x"}""", """ { "b" : "x" , "a" : 1 } """)]
    [InlineData("""{"a":{"c":1,"d":2}}""", """{"a":{"d":2,"c":1}}""")]
    [InlineData("""{"a":"é"}""", """{"a":"\u00e9"}""")]
    [InlineData("""{"a":"/"}""", """{"a":"\/"}""")]
    public void Same_meaning_is_the_same_text(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1.0}""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""{"a":1}""", """{"A":1}""")]
    [InlineData("""[]""", """{}""")]
    [InlineData("""{"a":"b\",\"c"}""", """{"a":"b","c":1}""")]
    public void Another_meaning_is_another_text(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Theory]
    [InlineData("{")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":{"b":1,"b":1}}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("{\"a\":\"\u0001\"}")]
    [InlineData("{} {}")]
    public void What_is_no_json_is_refused(string json) =>
        Assert.Equal("body_invalid", Assert.Throws<Refusal>(() => Of(json)).Code.Code);

    [Fact]
    public void Depth_is_limited() => Assert.Equal("body_invalid",
        Assert.Throws<Refusal>(() => Of(new string('[', 10_000) + new string(']', 10_000))).Code.Code);

    private static string Of(string json) => CanonicalJson.Of(Encoding.UTF8.GetBytes(json));
}
