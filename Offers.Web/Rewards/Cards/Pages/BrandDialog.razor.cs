using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>Adds a brand, or edits the revision that was open when the dialog came.</summary>
public sealed partial class BrandDialog
{
    private readonly FormKey _key = new();
    private BrandForm _form = new();
    private Refusal? _refusal;
    private string? _tag;
    private bool _busy;

    /// <summary>The brand; none for a new one.</summary>
    [Parameter] public BrandView? Brand { get; set; }

    /// <summary>Called when it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnSaved { get; set; }

    /// <summary>Called when nothing is to be saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private BrandDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Brand is { } brand)
        {
            (_form, _tag) = (BrandForm.Of(brand), Etag.Of(brand.Revision));
        }
    }

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var (request, body) = (_key.Request(await Current.GetAsync()), _form.Body());
            (Brand is null
                ? await Desk.CreateAsync(request, body)
                : await Desk.EditAsync(request, Brand.Id, (_tag, PatchOf(body)))).Check();
            await OnSaved.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
        finally
        {
            _busy = false;
        }
    }

    private static System.Text.Json.Nodes.JsonObject PatchOf(BrandBody body)
    {
        var patch = JsonSerializer.SerializeToNode(body, OffersJson.Options)!.AsObject();
        patch.Remove("slug");
        return patch;
    }
}

/// <summary>The fields of the form of a brand, as they are typed.</summary>
public sealed class BrandForm
{
    /// <summary>The short name.</summary>
    public string? Slug { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The name in Arabic.</summary>
    public string? NameArabic { get; set; }

    /// <summary>How cards are used.</summary>
    public string? Terms { get; set; }

    /// <summary>The same in Arabic.</summary>
    public string? TermsArabic { get; set; }

    /// <summary>The colour.</summary>
    public string? Colour { get; set; } = "#1f4fd8";

    /// <summary>A brand as it stands.</summary>
    public static BrandForm Of(BrandView brand) => new()
    {
        Slug = brand.Slug, Name = brand.Name, NameArabic = brand.NameArabic, Terms = brand.Terms,
        TermsArabic = brand.TermsArabic, Colour = brand.Colour,
    };

    /// <summary>What is sent.</summary>
    public BrandBody Body() => new()
    {
        Slug = Slug, Name = Name, NameArabic = NameArabic, Terms = Terms, TermsArabic = TermsArabic, Colour = Colour,
    };
}
