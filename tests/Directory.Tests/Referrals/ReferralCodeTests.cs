using IntMan.Directory.Referrals;

namespace IntMan.Directory.Tests.Referrals;

/// <summary>Codes of slips: unguessable, readable, forgiving for fingers and strict for letters.</summary>
public sealed class ReferralCodeTests
{
    [Fact]
    public void Code_HasAtLeastSixtyRandomBits() => Assert.True((ReferralCode.Length - 1) * Math.Log2(ReferralCode.Alphabet.Length) >= 60);

    [Fact]
    public void Alphabet_HasNoLettersThatLookAlike() => Assert.DoesNotContain(ReferralCode.Alphabet,
        letter => "01OILUQBSGZAE".Contains(letter, StringComparison.Ordinal));

    [Fact]
    public void Codes_AreDifferentAndReadBack()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => ReferralCode.Create().ToString()).ToList();
        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[2-9CDFHJKMNPRTVWXY]{5}-[2-9CDFHJKMNPRTVWXY]{5}-[2-9CDFHJKMNPRTVWXY]{5}$", code));
        Assert.All(codes, code => Assert.Equal(code, ReferralCode.Parse(code)?.ToString()));
    }

    [Fact]
    public void Code_AsPeopleTypeIt_IsTheSame()
    {
        var code = ReferralCode.Create();
        var text = code.ToString();
        var persian = string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '۰') : c));
        string[] typed = [text.ToLowerInvariant(), text.Replace("-", "", StringComparison.Ordinal), $"  {text.Replace('-', ' ')} ", persian,
            text.Replace('8', 'B').Replace('5', 's').Replace('2', 'Z').Replace('6', 'G')];
        Assert.All(typed, other => Assert.Equal(text, ReferralCode.Parse(other)?.ToString()));
        Assert.All(typed, other => Assert.Equal(code.Digest, ReferralCode.DigestOf(other)));
    }

    [Fact]
    public void Code_WithOneWrongLetterOrTwoSwapped_IsNoCode()
    {
        var letters = ReferralCode.Create().ToString().Replace("-", "", StringComparison.Ordinal);
        for (var i = 0; i < letters.Length; i++)
        {
            Assert.All(ReferralCode.Alphabet.Where(other => other != letters[i]),
                other => Assert.Null(ReferralCode.Parse(letters[..i] + other + letters[(i + 1)..])));
            if (i > 0 && letters[i] != letters[i - 1])
            {
                Assert.Null(ReferralCode.Parse(letters[..(i - 1)] + letters[i] + letters[i - 1] + letters[(i + 1)..]));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Frau K.")]
    [InlineData("7K3MR-XF4NP")]
    public void Nonsense_IsNoCode(string? typed) => Assert.Null(ReferralCode.Parse(typed));
}
