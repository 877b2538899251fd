using System.Globalization;

namespace IntMan.Directory.Responsibilities;

internal readonly record struct DoorToken(DoorTokenKind Kind, int Value, int Position);

internal enum DoorTokenKind
{
    End,
    Number,
    Letter,
    Separator,
    Slash,
    Dash,
    Until,
    From,
    All,
    Even,
    Odd,
    With,
    Letters,
    Unreadable,
}

internal static class HouseNumberTokens
{
    public static List<DoorToken> Of(string text)
    {
        var tokens = new List<DoorToken>();
        var position = 0;
        while (position < text.Length)
        {
            var start = position;
            var sign = text[position];
            if (char.IsAsciiDigit(sign))
            {
                position = EndOf(text, start, char.IsAsciiDigit);
                tokens.Add(NumberToken(text.AsSpan(start, position - start), start));
            }
            else if (char.IsLetter(sign))
            {
                position = EndOf(text, start, char.IsLetter);
                if (WordToken(text, start, ref position) is { } token)
                {
                    tokens.Add(token);
                }
            }
            else
            {
                position++;
                if (!char.IsWhiteSpace(sign))
                {
                    tokens.Add(new DoorToken(KindOf(sign), 0, start));
                }
            }
        }

        tokens.Add(new DoorToken(DoorTokenKind.End, 0, text.Length));
        return tokens;
    }

    private static DoorToken NumberToken(ReadOnlySpan<char> digits, int start)
    {
        var value = digits.Length <= 4 ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        return new DoorToken(value == 0 ? DoorTokenKind.Unreadable : DoorTokenKind.Number, value, start);
    }

    private static DoorToken? WordToken(string text, int start, ref int position)
    {
        var word = text[start..position].ToLowerInvariant();
        var isAnd = word == "u" && IsAnd(text, start, position);
        if (position < text.Length && text[position] == '.' && (word.Length > 1 || isAnd))
        {
            position++;
        }

        switch (word)
        {
            case "nr" or "nrn" or "nummer" or "nummern" or "hausnr" or "hausnrn" or "hausnummer" or "hausnummern" or "von":
                return null;
            case "haus":
                position += position + 1 < text.Length && text[position] == '-' && char.IsLetter(text[position + 1]) ? 1 : 0;
                return null;
            case [>= 'a' and <= 'z'] when !isAnd:
                return new DoorToken(DoorTokenKind.Letter, word[0], start);
            default:
                return new DoorToken(isAnd ? DoorTokenKind.Separator : KindOf(word), 0, start);
        }
    }

    private static bool IsAnd(string text, int start, int end)
    {
        if (end < text.Length && text[end] == '.')
        {
            return true;
        }

        var next = EndOf(text, end, char.IsWhiteSpace);
        return start > 0 && char.IsWhiteSpace(text[start - 1]) && next > end && next < text.Length && char.IsAsciiDigit(text[next]);
    }

    private static DoorTokenKind KindOf(string word) => word switch
    {
        "und" or "sowie" => DoorTokenKind.Separator,
        "bis" => DoorTokenKind.Until,
        "ab" => DoorTokenKind.From,
        "alle" => DoorTokenKind.All,
        "gerade" or "geraden" or "ger" => DoorTokenKind.Even,
        "ungerade" or "ungeraden" or "unger" or "ung" => DoorTokenKind.Odd,
        "mit" => DoorTokenKind.With,
        "buchstaben" => DoorTokenKind.Letters,
        _ => DoorTokenKind.Unreadable,
    };

    private static DoorTokenKind KindOf(char sign) => sign switch
    {
        ',' or ';' or '+' or '&' => DoorTokenKind.Separator,
        '/' => DoorTokenKind.Slash,
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => DoorTokenKind.Dash,
        _ => DoorTokenKind.Unreadable,
    };

    private static int EndOf(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }
}
