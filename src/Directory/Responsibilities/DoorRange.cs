namespace IntMan.Directory.Responsibilities;

/// <summary>Every door of one parity from the first to the last, both included; letters count ("1" to "27z" holds 3a and 27b).</summary>
internal readonly record struct DoorRange(HouseNumber First, HouseNumber Last, Parity Parity)
{
    /// <summary>The last lettered door a number can have: a range that ends with it ends with the whole number.</summary>
    public const string LastLetter = "z";

    public static HouseNumber Lowest { get; } = new(1, "");

    public static HouseNumber Highest { get; } = new(HouseNumber.Highest, LastLetter);

    public bool HasSeveralNumbers => First.Number < Last.Number;
}

/// <summary>Which numbers of a street are meant; goes by the number, never by the letter.</summary>
internal enum Parity
{
    Both,
    Even,
    Odd,
}
