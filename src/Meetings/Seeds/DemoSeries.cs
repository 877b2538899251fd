namespace IntMan.Meetings.Seeds;

internal sealed record DemoSeries(
    string Slug, string Title, string Format, string County, string? Ags, string Cadence, int Weekday, string Aims,
        string Participants,
    string Template, (string Person, string Place)[] Members, (string Role, string Person)[] Terms, DemoDate[] Dates)
{
    public bool IsForum => Format == "ExchangeForum";

    public string Place => County == "08435" ? "Landratsamt, Sitzungssaal" : "Rathaus Ettlingen, Zimmer 12";
}

// Offset in days from today; the day moves on to the weekday of the round.
internal sealed record DemoDate(int Offset)
{
    public int? ReplacedAfter { get; init; }

    public bool IsInReview { get; init; }

    public bool IsUnwritten { get; init; }
}
