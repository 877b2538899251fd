namespace IntMan.Directory.Quality;

/// <summary>What a reader says is wrong.</summary>
public enum SuggestionKind
{
    PhoneWrong,
    PersonGone,
    HoursWrong,
    PlaceWrong,
    StreetWrong,
    Other,
}

/// <summary>What became of a report.</summary>
public enum SuggestionState
{
    Open,
    Applied,
    Rejected,
}

/// <summary>What a report is about, as the public may know it.</summary>
public sealed class SuggestionTarget
{
    public Guid? PostId { get; init; }

    public Guid? StreetId { get; init; }

    public Guid? ServiceId { get; init; }

    public string? Ags { get; init; }

    public string CountyKey { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Municipality { get; init; }
}

/// <summary>A report as it was typed, already checked and without empty texts.</summary>
public sealed record NewSuggestion(SuggestionKind Kind, string? Correct, string? Message, string? Email)
{
    public const int LongestCorrect = 200;
    public const int LongestMessage = 1000;
}
