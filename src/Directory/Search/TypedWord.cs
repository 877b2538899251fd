using System.Globalization;
using System.Text.RegularExpressions;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Search;

/// <summary>
/// One word or number of what was typed: folded, as it stood there, and the signs in front of it, which tell "119/1" from "119 1".
/// </summary>
internal sealed partial record TypedWord(string Key, string Raw, string Gap)
{
    public bool IsNumber => Key.Length <= 4 && Key.All(char.IsAsciiDigit) && Key.Any(digit => digit != '0');

    public bool IsPostalCode => Key.Length == 5 && Key.All(char.IsAsciiDigit);

    // "119 ½": folding drops the sign, and a house number must not lose it.
    public bool IsFraction => Key.Length == 1 && IsOtherNumber(Key);

    public bool IsLetter => Key is [>= 'a' and <= 'z'];

    public static IEnumerable<TypedWord> Of(string text)
    {
        var end = 0;
        foreach (Match run in Runs().Matches(text))
        {
            var gap = text[end..run.Index];
            end = run.Index + run.Length;
            foreach (var key in IsOtherNumber(run.Value) ? [run.Value] : SearchText.Words(run.Value))
            {
                yield return new TypedWord(key, run.Value, gap);
                gap = "";
            }
        }
    }

    private static bool IsOtherNumber(string text) => char.GetUnicodeCategory(text[0]) == UnicodeCategory.OtherNumber;

    [GeneratedRegex(@"\p{Nd}+|[\p{L}\p{M}\p{Cf}'’]+|\p{No}")]
    private static partial Regex Runs();
}
