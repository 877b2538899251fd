using System.Globalization;

namespace IntMan.Directory.Responsibilities;

internal readonly record struct NumberToken(NumberTokenKind Kind, int Value, int Position);

internal enum NumberTokenKind
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
    public static List<NumberToken> Of(string text)
    {
        var tokens = new List<NumberToken>();
        var position = 0;
        while (position < text.Length)
        {
            var start = position;
            var sign = text[position];
            if (char.IsAsciiDigit(sign))
            {
                position = EndOf(text, start, char.IsAsciiDigit);
                tokens.Add(ReadNumber(text.AsSpan(start, position - start), start));
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
                    tokens.Add(new NumberToken(KindOf(sign), 0, start));
                }
            }
        }

        tokens.Add(new NumberToken(NumberTokenKind.End, 0, text.Length));
        return tokens;
    }

    private static NumberToken ReadNumber(ReadOnlySpan<char> digits, int start)
    {
        var value = digits.Length <= 4 ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        return new NumberToken(value == 0 ? NumberTokenKind.Unreadable : NumberTokenKind.Number, value, start);
    }

    private static NumberToken? WordToken(string text, int start, ref int position)
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
                return new NumberToken(NumberTokenKind.Letter, word[0], start);
            default:
                return new NumberToken(isAnd ? NumberTokenKind.Separator : KindOf(word), 0, start);
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

    private static NumberTokenKind KindOf(string word) => word switch
    {
        "und" or "sowie" => NumberTokenKind.Separator,
        "bis" => NumberTokenKind.Until,
        "ab" => NumberTokenKind.From,
        "alle" => NumberTokenKind.All,
        "gerade" or "geraden" or "ger" => NumberTokenKind.Even,
        "ungerade" or "ungeraden" or "unger" or "ung" => NumberTokenKind.Odd,
        "mit" => NumberTokenKind.With,
        "buchstaben" => NumberTokenKind.Letters,
        _ => NumberTokenKind.Unreadable,
    };

    private static NumberTokenKind KindOf(char sign) => sign switch
    {
        ',' or ';' or '+' or '&' => NumberTokenKind.Separator,
        '/' => NumberTokenKind.Slash,
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => NumberTokenKind.Dash,
        _ => NumberTokenKind.Unreadable,
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
