namespace IntMan.Directory.Responsibilities;

public sealed class HouseNumberSet
{
    public static HouseNumberSet Parse(string text) => throw new FormatException(text);
}
