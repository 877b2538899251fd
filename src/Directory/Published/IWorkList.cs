using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Published;

/// <summary>What waits for an account in one module. The start page, the count in the navigation and the mail "Was auf Sie wartet" read
/// all registered lists and nothing else.</summary>
public interface IWorkList
{
    /// <summary>Most items of one kind; what is beyond is one item that says how many there are.</summary>
    public const int MostOfOneKind = 20;

    /// <summary>Kinds that may occur, in the order of the settings.</summary>
    IReadOnlyList<WorkKind> Kinds { get; }

    /// <summary>What it asks the database; all lists ask together, in one round trip.</summary>
    /// <param name="caller">The account with its whole scope; also called by the job that writes the mail, without a session.</param>
    /// <param name="found">Takes the open items, in any order.</param>
    /// <returns>Null when the caller cannot have any.</returns>
    SharedQuery? QueryFor(Caller caller, ICollection<WorkItem> found);
}

/// <param name="Key">For ever: an account that switches mails of the kind off keeps it. Letters and hyphens, "referral-follow-up".</param>
/// <param name="Title">In the plural: "Wiedervorlagen von Verweisen".</param>
/// <param name="Area">The filter of the list: "Verzeichnis", "Verweise", "Runden", "Fälle".</param>
/// <param name="Icon">Class of the icon: "ip-icon--share".</param>
public sealed record WorkKind(string Key, string Title, string Area, string Icon);

/// <summary>Something to be done. Mails tell kinds and numbers only, so that a title may name a case.</summary>
/// <param name="Kind">One of <see cref="IWorkList.Kinds"/>.</param>
/// <param name="Title">What is to be done, tells items of a kind apart: "Kein Platz: andere Stelle suchen (Schuldnerberatung)".</param>
/// <param name="Address">Path in the portal where it is done.</param>
public sealed record WorkItem(WorkKind Kind, string Title, string Address)
{
    /// <summary>A second line: since when, by whom.</summary>
    public string? Detail { get; init; }

    /// <summary>Until when; null when it only should not be forgotten.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Stands before others of the same day.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The one next step as a button: its words and its path.</summary>
    public WorkStep? Step { get; init; }

    /// <summary>How many entries the item stands for.</summary>
    public int Count { get; init; } = 1;
}

public sealed record WorkStep(string Text, string Address);
