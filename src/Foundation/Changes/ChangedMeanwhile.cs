namespace IntMan.Foundation.Changes;

/// <summary>Somebody else saved the same entry after it was shown: what was typed must not overwrite that unseen.</summary>
public sealed class ChangedMeanwhile(Exception? cause = null)
    : Exception("Der Eintrag wurde inzwischen geändert. Vergleichen Sie beide Fassungen und speichern Sie dann noch einmal.", cause);
