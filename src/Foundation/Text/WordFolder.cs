using System.Globalization;
using System.Text;

namespace IntMan.Foundation.Text;

/// <summary>
/// Cuts a text into folded words, character by character: lower case, accents dropped, ß as ss, ä and ae as a (ö, ü alike;
/// "Neue" becomes "neu" on both sides of every comparison), digits words of their own, every other sign a gap.
/// </summary>
/// <param name="buffer">Room for one word; what does not fit is ignored.</param>
/// <param name="shortens">Abbreviates as names of streets do ("straße", "platz"); off for running text.</param>
public ref struct WordFolder(Span<char> buffer, bool shortens = true)
{
    private readonly Span<char> _word = buffer;
    private readonly List<string> _words = [];
    private int _length;
    private bool _isNumber;

    public void Add(Rune rune)
    {
        if (rune.IsAscii)
        {
            AddBase((char)rune.Value);
        }
        else if (rune.IsBmp && Rune.IsLetterOrDigit(rune))
        {
            AddDecomposed(rune);
        }
        else if (!IsIgnored(rune))
        {
            EndWord();
        }
    }

    /// <summary>Ends the last word.</summary>
    public string[] Finish()
    {
        EndWord();
        return [.. _words];
    }

    /// <summary>Adds one letter to a folded text: an e after a, o or u is the second half of a written-out umlaut and is dropped.</summary>
    public static void Append(char letter, Span<char> text, ref int length)
    {
        var isUmlaut = letter == 'e' && length > 0 && text[length - 1] is 'a' or 'o' or 'u';
        if (!isUmlaut && length < text.Length)
        {
            text[length++] = letter;
        }
    }

    /// <summary>Accents, soft hyphens and the apostrophe stand inside a word.</summary>
    private static bool IsIgnored(Rune rune) => rune.Value == '’' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private void AddDecomposed(Rune rune)
    {
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            // A few ideographs decompose beyond the basic plane; half a surrogate pair may not get into a key.
            if (part.IsBmp && !IsIgnored(part))
            {
                AddLowered(char.ToLowerInvariant((char)part.Value));
            }
        }
    }

    private void AddLowered(char letter)
    {
        ReadOnlySpan<char> plain = letter switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ı' => "i",
            _ when char.IsDigit(letter) => [(char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter))],
            _ => [letter],
        };
        foreach (var sign in plain)
        {
            AddBase(sign);
        }
    }

    private void AddBase(char sign)
    {
        if (!char.IsAscii(sign) || char.IsAsciiLetterOrDigit(sign))
        {
            var isNumber = char.IsAsciiDigit(sign);
            if (_length > 0 && isNumber != _isNumber)
            {
                EndWord();
            }

            _isNumber = isNumber;
            Append(char.IsAsciiLetterUpper(sign) ? char.ToLowerInvariant(sign) : sign, _word, ref _length);
        }
        else if (sign != '\'')
        {
            EndWord();
        }
    }

    private void EndWord()
    {
        if (_length > 0)
        {
            _words.Add(shortens ? ShortForms.Of(_word[.._length]) : _word[.._length].ToString());
            _length = 0;
        }
    }
}
