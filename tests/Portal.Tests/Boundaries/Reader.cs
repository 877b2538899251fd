namespace IntMan.Portal.Tests.Boundaries;

/// <summary>Something that asks whether a thing holds on a day.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="What">What it tells.</param>
/// <param name="Expected">Its answers in the order of <see cref="Span.All"/>.</param>
/// <param name="Ask">Over the county as the span lays it out; the day is <see cref="Span.Day"/>.</param>
public sealed record Reader(string File, string What, string Expected, Func<BoundaryCounty, Span, Task<bool>> Ask)
{
    public const string On = "no yes yes no yes";
    public const string NotOver = "yes yes yes no yes";

    public string Name => $"{File}: {What}";

    /// <summary>It changes the county, which is laid out anew for it.</summary>
    public bool Writes { get; init; }

    public static Reader Of(string file, string what, string expected, Func<BoundaryCounty, Task<bool>> ask) =>
        new(file, what, expected, (county, _) => ask(county));

    public static Reader Of(string file, string what, string expected, Func<BoundaryCounty, Span, Task<bool>> ask) =>
        new(file, what, expected, ask);

    public static Reader Writing(string file, string what, string expected, Func<BoundaryCounty, Span, Task<bool>> ask) =>
        new(file, what, expected, ask) { Writes = true };

    public static Reader Plain(string file, string what, string expected, Func<Span, bool> ask) =>
        new(file, what, expected, (_, span) => Task.FromResult(ask(span)));
}
