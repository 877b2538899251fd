using IntMan.Directory.Editing;
using IntMan.Directory.History;

namespace IntMan.Portal.Forms;

public interface IFormPage
{
    EntryKey? Entry { get; }

    // Reads what the form needs beside the typed values, such as choices; never overwrites what was typed.
    Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation);
}
