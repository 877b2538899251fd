namespace IntMan.Portal.Tests.Pages;

/// <summary>What every view must say of one contact on Wednesday, 18 November 2026, 08:00.</summary>
/// <param name="Name">Of the case.</param>
/// <param name="Number">Of its municipality and post.</param>
/// <param name="Held">What is held today, with its place and, when it is somebody else, by whom.</param>
/// <param name="Gone">Regular times of today that are not held.</param>
/// <param name="Next">The next hour in words.</param>
/// <param name="Phone">What to call.</param>
/// <param name="Sentences">What the pages for people say beside the hours.</param>
public sealed record ScheduleCase(string Name, int Number, HeldToday? Held, string? Gone, string Next, string Phone,
    params string[] Sentences)
{
    public const string Today = "2026-11-18T08:00";

    public static TheoryData<string> Names => [.. All.Select(one => one.Name)];

    public static ScheduleCase Of(string name) => All.Single(one => one.Name == name);

    public string Ags => CountyOf(Number) + $"00{Number}";

    public string Town => $"Rasterort {(char)('A' + Number)}";

    public string Slug => $"stelle-{Number}";

    // The Day of Repentance is a public holiday in Saxony alone.
    public static string CountyOf(int number) => number == 9 ? "14999" : "08999";

    public override string ToString() => Name;

    // Everybody has Wednesday 09:00–12:00 and Monday 14:00–16:00 in the town hall; the substitute sits on Wednesday 14:00–16:30 elsewhere,
    // the county's coordination on Wednesday 13:00–15:00.
    public static IReadOnlyList<ScheduleCase> All { get; } =
    [
        new("present", 1, new("09:00", "12:00", "Rathaus 1", null), null, "Heute 09:00–12:00 Uhr", "030 23125 101"),
        new("absent, substitute elsewhere", 2, new("14:00", "16:30", "Haus Ferne", "Stella Ferne"), "09:00", "Heute 14:00–16:30 Uhr",
            "030 23125 190", "Vertretung", "Fr., 27. November"),
        new("absent without substitute", 3, null, "09:00", "Mo., 30. November, 14:00–16:00 Uhr", "030 23125 113", "Fr., 27. November"),
        new("chain of substitutes", 4, new("14:00", "16:30", "Haus Ferne", "Stella Ferne"), "09:00", "Heute 14:00–16:30 Uhr",
            "030 23125 190", "Vertretung", "Fr., 27. November"),
        new("vacant", 5, new("13:00", "15:00", "Kreishaus", "Kora Kreis"), "09:00", "Heute 13:00–15:00 Uhr", "030 23125 191",
            "Stelle unbesetzt"),
        new("moved", 6, new("16:00", "18:00", "Bücherei", null), "09:00", "Heute 16:00–18:00 Uhr", "030 23125 106"),
        new("cancelled", 7, null, "09:00", "Mo., 23. November, 14:00–16:00 Uhr", "030 23125 107"),
        new("closing day", 8, null, "09:00", "Mo., 23. November, 14:00–16:00 Uhr", "030 23125 108"),
        new("public holiday", 9, null, "09:00", "Mo., 23. November, 14:00–16:00 Uhr", "030 23125 109"),
    ];
}

/// <summary>An hour of today.</summary>
public sealed record HeldToday(string Start, string End, string Place, string? By)
{
    public string Times => $"{Start}–{End}";
}
