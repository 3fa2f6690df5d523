using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Ui;

/// <summary>
/// The key of one form instance: however often its button arrives, what it asks for happens once. A page keeps one for
/// each form and renews it after every answer that ends the attempt, done or refused, so that the next try is a new
/// one.
/// </summary>
public sealed class FormKey
{
    private string _value = New();

    /// <summary>Asks for the command to be carried out.</summary>
    public CommandRequest Request(Caller caller) => new(caller, CommandKey.Of(caller, _value, ""));

    /// <summary>Asks for one of several commands of the form, each of which has a key of its own.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="item">Which of them.</param>
    public CommandRequest Request(Caller caller, string item) =>
        new(caller, CommandKey.Of(caller, $"{_value}:{item}", ""));

    /// <summary>Asks what the command would do.</summary>
    public CommandRequest Preview(Caller caller) => new(caller, CommandKey.Fresh(), RunMode.DryRun);

    /// <summary>Begins a new attempt.</summary>
    public void Renew() => _value = New();

    private static string New() => "form:" + Guid.CreateVersion7().ToString("N");
}
