namespace IntMan.Meetings.Planning;

/// <summary>An item of an agenda or of the store of topics.</summary>
public sealed class ItemRow
{
    public Guid Id { get; init; }
    public int Part { get; init; } = 1;
    public bool IsProtected { get; init; }
    public int Position { get; init; }
    public string Title { get; init; } = "";
    public ItemManner Manner { get; init; }
    public int Minutes { get; init; }
    public string Responsible { get; init; } = "";
    public string Body { get; init; } = "";
    public ItemState State { get; init; }
    public ItemSource Source { get; init; }
    public string? SubmittedBy { get; init; }
    public Guid? SubmittedById { get; init; }
    public string? Reason { get; init; }
    public string Notes { get; init; } = "";
    public string? NotesBy { get; init; }
    public DateTimeOffset? NotesAt { get; init; }
    public int Revision { get; init; }

    public bool IsBreak => Manner == ItemManner.Break;

    /// <summary>Columns of meetings.item i; the name of whoever submitted it is looked up.</summary>
    internal const string Columns = """
        i.id, i.part, i.is_protected, i.position, i.title, i.manner, i.minutes, i.responsible, i.body, i.state, i.source,
            (select p.name from published_directory.colleague p where p.id = i.submitted_by) as submitted_by, i.submitted_by as
              submitted_by_id,
            i.reason, i.notes, i.notes_by, i.notes_at, i.revision
        """;

    /// <summary>What stands on the agenda of the meeting @meeting, in its order.</summary>
    internal const string OnAgenda = $"""
        select {Columns} from meetings.item i
        where i.meeting_id = @meeting and i.state not in ('Submitted', 'Returned', 'Withdrawn') order by i.part, i.position, i.id
        """;
}
