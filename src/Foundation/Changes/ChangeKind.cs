namespace IntMan.Foundation.Changes;

/// <summary>What a change set came from.</summary>
public enum ChangeKind
{
    Edit,
    Import,

    /// <summary>One entry was put back to an earlier state.</summary>
    Restore,

    /// <summary>A whole change set was taken back.</summary>
    Undo,
    Confirmation,
    Suggestion,
}
