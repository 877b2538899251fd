namespace IntMan.Meetings.Oparl;

internal sealed class OparlBody
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class OparlOrganization
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
    public string Format { get; init; } = "";
    public string CountyKey { get; init; } = "";
    public DateOnly? EndedOn { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}

internal sealed class OparlMeeting
{
    public Guid Id { get; init; }
    public Guid SeriesId { get; init; }
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
    public string Place { get; init; } = "";
    public string State { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}

internal sealed class OparlItem
{
    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public string Title { get; init; } = "";
    public string? Resolution { get; init; }
    public Guid? HandOffId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class OparlRecord
{
    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public int Number { get; init; }
    public string? Text { get; init; }
    public DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}

internal sealed class OparlPaper
{
    public Guid Id { get; init; }
    public Guid HandOffId { get; init; }
    public Guid SeriesId { get; init; }
    public Guid ForumId { get; init; }
    public string Number { get; init; } = "";
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
    public string Body { get; init; } = "";
    public DateOnly SentOn { get; init; }
    public string? Result { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}

internal sealed class OparlAnswer
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Answer { get; init; } = "";
    public DateOnly AnsweredOn { get; init; }
    public Guid SeriesId { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}
