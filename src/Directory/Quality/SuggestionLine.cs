namespace IntMan.Directory.Quality;

/// <summary>A report as the officer reads it.</summary>
public sealed class SuggestionLine
{
    public Guid Id { get; init; }

    public SuggestionKind Kind { get; init; }

    public SuggestionState State { get; init; }

    public Guid? PostId { get; init; }

    /// <summary>Slug of the post; null when the report is about a place.</summary>
    public string? Slug { get; init; }

    /// <summary>The service it is about.</summary>
    public Guid? ServiceId { get; init; }

    public string? Ags { get; init; }

    /// <summary>Empty for a service that belongs to no county.</summary>
    public string CountyKey { get; init; } = "";

    /// <summary>The post's title, the street or the municipality.</summary>
    public string Name { get; init; } = "";

    public string? Municipality { get; init; }

    public string? Correct { get; init; }

    public string? Message { get; init; }

    public string? Email { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>Further open reports of the same kind about the same post.</summary>
    public int Alike { get; init; }

    /// <summary>Version of the row, for two who decide at once.</summary>
    public uint Version { get; init; }
}
