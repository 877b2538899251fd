namespace IntMan.Directory.Quality;

/// <summary>A report as the officer reads it.</summary>
public sealed class SuggestionLine
{
    public Guid Id { get; init; }

    public SuggestionKind Kind { get; init; }

    public SuggestionState State { get; init; }

    public Guid? PostId { get; init; }

    public string? Slug { get; init; }

    public Guid? ServiceId { get; init; }

    public string? Ags { get; init; }

    public string CountyKey { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Municipality { get; init; }

    public string? Correct { get; init; }

    public string? Message { get; init; }

    public string? Email { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public string? Reason { get; init; }

    public int Alike { get; init; }

    public uint Version { get; init; }
}
