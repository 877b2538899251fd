using IntMan.Portal.Accounts;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Long passphrases are welcome, what everybody tries first is not.</summary>
public sealed class PasswordRulesTests
{
    private static readonly Account Owner = new() { DisplayName = "Nele Obermüller", Email = "n.obermueller@stadt-irgendwo.example" };

    [Theory]
    [InlineData("vier Bäche tragen leise Laternen")]
    [InlineData("correct horse battery staple")]
    [InlineData("kqzvnwrpxbtmhdgf")]
    [InlineData("Drachenfrucht Notenpult kippt nachts die Milchkanne um und lacht")]
    public void Password_LongAndUncommon_IsTaken(string password) => Assert.Null(PasswordRules.Refusal(password, Owner));

    [Theory]
    [InlineData("")]
    [InlineData("kurz-und-gut")]
    [InlineData("Passw0rd!")]
    [InlineData("passwortpasswort")]
    [InlineData("Passwort12345678")]
    [InlineData("P4ssw0rt-P4ssw0rt")]
    [InlineData("SommerSommer2026!")]
    [InlineData("Sommer2026Winter2026")]
    [InlineData("Landratsamt-Karlsruhe-2026")]
    [InlineData("integrationsmanagement")]
    [InlineData("Integrationsmanagement2026!")]
    [InlineData("ettlingen-ettlingen")]
    [InlineData("Bodenseekreis2026!!")]
    [InlineData("qwertzuiopqwertzuiop")]
    [InlineData("aaaaaaaaaaaaaaaaaa")]
    [InlineData("123456789012345678")]
    [InlineData("ababababababababab")]
    [InlineData("Obermueller-Sommer-26")]
    [InlineData("Obermüller!Passwort")]
    [InlineData("wegweiser-demo-2026")]
    public void Password_ShortOrCommonOrOwnName_IsRefused(string password) => Assert.NotNull(PasswordRules.Refusal(password, Owner));

    [Fact]
    public void Password_TooLong_IsRefused() => Assert.Contains("höchstens 128", PasswordRules.Refusal(new string('x', 60) + string.Concat(Enumerable.Range(0, 40).Select(i => (char)('a' + (i % 26)))) + new string('y', 40), Owner), StringComparison.Ordinal);
}
