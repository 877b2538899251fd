using IntMan.Directory.Editing;
using IntMan.Directory.History;

namespace IntMan.Portal.Forms;

/// <summary>
/// A page with a form that a rule or a quicker colleague may refuse. Its handlers simply throw; <see cref="FormRefusals"/> shows the form again with
/// what was typed. A property bound as <c>[BindProperty(Name = "beginn")] StartsAt</c> receives the messages that name "StartsAt".
/// </summary>
public interface IFormPage
{
    /// <summary>The entry the form changes; null for a new one.</summary>
    EntryKey? Entry { get; }

    /// <summary>Reads what the form needs beside the typed values, such as choices; never overwrites what was typed.</summary>
    /// <param name="takesCurrentVersion">
    /// After a conflict: the form gets the version that stands now, so that sending it once more is a decision. Otherwise the version seen first stays.
    /// </param>
    /// <param name="cancellation">Ends the request.</param>
    Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation);
}
