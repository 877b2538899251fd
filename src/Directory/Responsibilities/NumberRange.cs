namespace IntMan.Directory.Responsibilities;

internal readonly record struct NumberRange(HouseNumber First, HouseNumber Last, Parity Parity)
{
    public const string LastLetter = "z";

    public static HouseNumber Lowest { get; } = new(1, "");

    public static HouseNumber Highest { get; } = new(HouseNumber.Highest, LastLetter);

    public bool HasSeveralNumbers => First.Number < Last.Number;
}

// Which numbers of a street are meant; goes by the number, never by the letter.
internal enum Parity
{
    Both,
    Even,
    Odd,
}
