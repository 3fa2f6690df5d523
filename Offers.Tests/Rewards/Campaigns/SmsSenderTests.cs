using System.Net;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform.Sms;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>SMS by a provider's HTTP interface, and into a folder.</summary>
public sealed class SmsSenderTests
{
    private static readonly SmsText _text = new("+971501234567", "Hello", "msg_1");

    [Fact]
    public async Task A_message_is_posted_with_our_number_and_key()
    {
        var outside = new Provider(HttpStatusCode.Accepted, """{"id": 4711}""");
        using var sender = SenderOn(outside);
        Assert.Equal(new SmsAnswer.Taken("4711"), await sender.SendAsync(_text, default));
        Assert.Equal(
            """{"to":"\u002B971501234567","from":"Offers","text":"Hello","reference":"msg_1"}""", outside.Body);
        Assert.Equal("Bearer secret", outside.Request!.Headers.Authorization?.ToString());
        Assert.Equal(["msg_1"], outside.Request.Headers.GetValues("Idempotency-Key"));
    }

    [Theory]
    [InlineData(HttpStatusCode.UnprocessableEntity, "refused")]
    [InlineData(HttpStatusCode.BadRequest, "refused")]
    [InlineData(HttpStatusCode.TooManyRequests, "failed")]
    [InlineData(HttpStatusCode.Unauthorized, "failed")]
    [InlineData(HttpStatusCode.BadGateway, "failed")]
    [InlineData(HttpStatusCode.Found, "failed")]
    [InlineData(HttpStatusCode.OK, "taken")]
    public async Task What_a_provider_answers_says_whether_it_is_tried_again(HttpStatusCode status, string read)
    {
        using var sender = SenderOn(new Provider(status, "no json"));
        Assert.Equal(read, await sender.SendAsync(_text, default) switch
        {
            SmsAnswer.Taken { Reference: null } => "taken",
            SmsAnswer.Refused => "refused",
            _ => "failed",
        });
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_asked_again()
    {
        using var sender = SenderOn(new Provider(default, "") { Fault = new HttpRequestException("down") });
        Assert.IsType<SmsAnswer.Failed>(await sender.SendAsync(_text, default));
        using var slow = SenderOn(new Provider(default, "") { Fault = new TaskCanceledException("slow") });
        Assert.IsType<SmsAnswer.Failed>(await slow.SendAsync(_text, default));
    }

    [Fact]
    public async Task Without_a_provider_messages_are_files()
    {
        var folder = Directory.CreateTempSubdirectory("offers-sms-");
        var sender = new FileDropSmsSender(folder.FullName, new FakeClock());
        Assert.Equal(new SmsAnswer.Taken(null), await sender.SendAsync(_text, default));
        var file = Assert.Single(folder.GetFiles());
        Assert.Contains("Hello", await File.ReadAllTextAsync(file.FullName), StringComparison.Ordinal);
        Assert.IsType<SmsAnswer.Refused>(await sender.SendAsync(_text with { To = "+97150123400" }, default));
        Assert.IsType<SmsAnswer.Failed>(await sender.SendAsync(_text with { To = "+97150123499" }, default));
        folder.Delete(recursive: true);
    }

    private static HttpSmsSender SenderOn(Provider provider) => new(
        new SmsSettings { Address = "https://sms.example/messages", Key = "secret" }, provider);

    private sealed class Provider(HttpStatusCode status, string answer) : HttpMessageHandler
    {
        internal HttpRequestMessage? Request { get; private set; }

        internal string? Body { get; private set; }

        internal Exception? Fault { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            (Request, Body) = (request, await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(status) { Content = new StringContent(answer) };
        }
    }
}
