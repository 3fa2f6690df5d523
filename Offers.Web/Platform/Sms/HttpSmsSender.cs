using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Offers.Web.Platform.Sms;

/// <summary>
/// Posts text messages to a provider as JSON <c>{to, from, text, reference}</c> and reads <c>{id}</c> of what it
/// answers. The reference is ours and the same for each try, so that a provider can send it once.
/// </summary>
public sealed class HttpSmsSender : ISmsSender, IDisposable
{
    private const int MostOfAnswer = 64 * 1024;
    private readonly SmsSettings _settings;
    private readonly HttpClient _client;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="settings">Where and with which key.</param>
    /// <param name="handler">What carries the requests; that of the system where left out.</param>
    public HttpSmsSender(SmsSettings settings, HttpMessageHandler? handler = null)
    {
        _settings = settings;
        _client = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(settings.PatienceSeconds), MaxResponseContentBufferSize = MostOfAnswer,
        };
    }

    /// <inheritdoc/>
    public async Task<SmsAnswer> SendAsync(SmsText message, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _settings.Address)
        {
            Content = JsonContent.Create(new
            {
                to = message.To, from = _settings.From, text = message.Text, reference = message.Reference,
            }),
        };
        request.Headers.Add("Idempotency-Key", message.Reference);
        if (_settings.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        try
        {
            using var answer = await _client.SendAsync(request, cancellation);
            return await ReadAsync(answer, cancellation);
        }
        catch (HttpRequestException error)
        {
            return new SmsAnswer.Failed($"The provider cannot be reached: {error.HttpRequestError}.");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SmsAnswer.Failed("The provider did not answer in time.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static async Task<SmsAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode)
        {
            return new SmsAnswer.Taken(IdOf(await answer.Content.ReadAsStringAsync(cancellation)));
        }

        var reason = $"The provider answered {(int)answer.StatusCode}.";
        return answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone
            or HttpStatusCode.UnprocessableEntity
            ? new SmsAnswer.Refused(reason)
            : new SmsAnswer.Failed(reason);
    }

    private static string? IdOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("id", out var id)
                ? id.ToString()
                : null;
        }
        catch (JsonException)
        {
            // It took the message; only its number of it is not known.
            return null;
        }
    }
}
