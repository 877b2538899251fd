using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IntMan.Directory.Referrals;

/// <summary> Short code on the slip: 14 random letters (63 bits) and a check letter, "7K3MR-XF4NP-92CWT". Its alphabet has no letters that
/// look like others and no vowels, so that no words arise. 23 letters are a prime number: the check letter finds every single mistyped
/// letter and every two that were swapped. </summary>
public sealed class ReferralCode
{
    public const string Alphabet = "23456789CDFHJKMNPRTVWXY";
    public const int Length = 15;

    internal const int Group = 5;

    private readonly string _letters;

    private ReferralCode(string letters) => _letters = letters;

    // SHA-256; the database holds only this. Without a salt, because 63 random bits cannot be tried out.
    public byte[] Digest => DigestOf(_letters);

    public static ReferralCode Create()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return new ReferralCode(letters + CheckLetter(letters));
    }

    public static ReferralCode? Parse(string? typed)
    {
        var letters = Normalize(typed);
        return letters.Length == Length && letters.All(Alphabet.Contains) && letters[^1] == CheckLetter(letters[..^1])
            ? new ReferralCode(letters) : null;
    }

    // The letters of what may be the beginning of a code; none when it cannot be one.
    internal static string Beginning(string? typed) =>
        Normalize(typed) is { Length: <= Length } letters && letters.All(Alphabet.Contains)
            && (typed ?? "").All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ' ') ? letters : "";

    // The digest of whatever was typed, so that nonsense takes the same way through the database as a code.
    public static byte[] DigestOf(string? typed) => SHA256.HashData(Encoding.UTF8.GetBytes("referral code " + Normalize(typed)));

    public override string ToString() => string.Join('-', _letters.Chunk(Group).Select(group => new string(group)));

    private static string Normalize(string? typed)
    {
        var letters = new StringBuilder(Length);
        foreach (var c in (typed ?? "").Take(100))
        {
            if (char.IsDigit(c))
            {
                letters.Append(((int)char.GetNumericValue(c)).ToString(CultureInfo.InvariantCulture));
            }
            else if (char.IsAsciiLetter(c))
            {
                letters.Append(char.ToUpperInvariant(c) switch { 'B' => '8', 'G' => '6', 'S' => '5', 'Z' => '2', var other => other });
            }
        }

        return letters.ToString();
    }

    // Weights 1, 2, 3 … are all different and none is a multiple of 23.
    private static char CheckLetter(string letters) =>
        Alphabet[letters.Select((letter, index) => (index + 1) * Alphabet.IndexOf(letter, StringComparison.Ordinal))
        .Sum() % Alphabet.Length];
}
