using IntMan.Accounts;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Long passphrases are welcome, what everybody tries first is not; and no password keeps the portal busy.</summary>
public sealed class PasswordRulesTests
{
    private const string Name = "Nele Obermüller";
    private const string Email = "n.obermueller@stadt-irgendwo.example";

    public static TheoryData<string> Good => Lines("""
        vier Bäche tragen leise Laternen
        correct horse battery staple
        kqzvnwrpxbtmhdgf
        Drachenfrucht Notenpult kippt nachts die Milchkanne um und lacht
        sieben Eulen zählen blaue Kiesel
        Kaktus Fahrrad Mondlicht Gardine
        k7#mQ!x9$Lp2@Zw
        Zwiebelturm-Regenschirm-Pinguin-Klavier
        Der Nachbar grillt selten Tofu
        meine Oma fährt im Hühnerstall Motorrad
        Wackelpudding auf dem Trampolin
        Gestern flog ein Besen übers Rathaus
        Tinte Kamel Orgel Seife Dachluke
        trumpet lantern velvet gravel onion
        T9vw-Kp3x-Zr6n-Hb4m
        lampeofenigelkanu
        Nebelkrähe frisst kein Knäckebrot
        zehn Gabeln im Klavierkasten
        ubuzrafgoltenimsap
        Ein Fagott passt nicht in die Brotdose
        Bleistiftspitzer singt Polka
        Мой дядя самых честных правил
        """);

    public static TheoryData<string> Weak => Lines("""
        passwortpasswort
        Passwort12345678
        PasswortPasswort1!
        P4ssw0rt-P4ssw0rt
        passwordpassword
        MeinPasswort2026!
        GeheimesPasswort1
        sicherespasswort123
        SommerSommer2026!
        Sommer2026Winter2026
        SommerSonneStrand2026
        FruehlingSommerHerbstWinter
        MontagDienstagMittwoch
        JanuarFebruarMaerz2026
        Weihnachten2025!!!
        Landratsamt-Karlsruhe-2026
        Landratsamt123456789
        integrationsmanagement
        Integrationsmanagement2026!
        Integrationsbeauftragte1
        ettlingen-ettlingen
        Bodenseekreis2026!!
        Friedrichshafen2026
        StadtverwaltungEttlingen
        BuergermeisteramtSalem
        qwertzuiopqwertzuiop
        qwertzuiopasdfghjkl
        1qay2wsx3edc4rfv5tgb
        1qaz2wsx3edc4rfv
        qayxswedcvfrtgb
        yxcvbnmasdfghjkl
        poiuztrewqlkjhgfdsa
        asdfasdfasdfasdf
        qweasdyxcqweasdyxc
        aaaaaaaaaaaaaaaaaa
        123456789012345678
        1234567890abcdefghij
        9876543210987654
        ababababababababab
        abcabcabcabcabc
        abcdefghijklmnopq
        zyxwvutsrqponmlkji
        abc123def456ghi789
        a1b2c3d4e5f6g7h8
        112233445566778899
        aabbccddeeffgghhii
        aaaabbbbccccdddd
        111222333444555
        x7Qx7Qx7Qx7Qx7Qx7Q
        Obermueller-Sommer-26
        Obermüller!Passwort
        NeleObermueller1985
        nele.obermueller.2026
        wegweiser-demo-2026
        Iloveyou-forever-2026
        IchLiebeDichFürImmer
        HalloHalloHallo123
        IchBinDerAdmin2026
        Willkommen2026Willkommen
        FCBayernMuenchen1900
        BorussiaDortmund09
        VfBStuttgart1893!
        $0mm3r$0mm3r2026
        W1llk0mm3n-2026!!
        4dm1n1str4t0r-2026
        AdministratorAdmin
        tropwssaptropwssap
        nehcneumnreyabcf
        24.12.1985-24.12.1985
        Alexander24121985
        Maximilian31.12.1999
        BerlinHamburgMuenchen
        HundKatzeMaus2026
        schokoladenkuchen
        krankenversicherung
        Haftpflichtversicherung
        P-a-s-s-w-o-r-t-1-2-3
        passwort passwort
        qwertyqwertyqwerty
        letmeinletmeinletmein
        Superman-Batman-2026
        StarWarsStarWars1977
        Fussball-Weltmeister
        1q2w3e4r5t6z7u8i9o
        !"§$%&/()=!"§$%&/()=
        000000000000000000
        314159265358979
        wwwgooglewwwgoogle
        asylbewerberleistung
        jobcenter-jobcenter1
        Schwarzwald-Bodensee
        Test1234Test1234
        IntegrationKarlsruhe26
        MaxMustermann12345
        """);

    [Theory]
    [MemberData(nameof(Good))]
    public void Password_LongAndUncommon_IsTaken(string password) => Assert.Null(Refusal(password));

    [Theory]
    [MemberData(nameof(Weak))]
    public void Password_LongButCommonOrOwnName_IsRefused(string password)
    {
        Assert.True(password.Length >= PasswordRules.Shortest);
        Assert.Contains("leicht zu erraten", Refusal(password), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kurz-und-gut")]
    [InlineData("Passw0rd!")]
    public void Password_Short_IsRefused(string password) => Assert.Contains("mindestens 15", Refusal(password), StringComparison.Ordinal);

    [Theory]
    [InlineData(129)]
    [InlineData(50_000_000)]
    public void Password_TooLong_IsRefusedWithoutBeingLookedAt(int length) =>
        Assert.Contains("höchstens 128", PasswordRules.Refusal(new string('a', length), Name, Email, new CancellationToken(canceled: true)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("passwort")]
    [InlineData("a1")]
    [InlineData("0l1ver")]
    public void Work_ForAnyPassword_GrowsWithItsLengthOnly(string part)
    {
        // Every beginning of the text is a word: the worst there is for whoever tries all ways to cut it.
        var words = Enumerable.Range(1, 60).ToDictionary(times => Text(part, times), _ => 1.0);
        int Looks(int length)
        {
            var count = new GuessCount(words, TestContext.Current.CancellationToken);
            count.Of(Text(part, length));
            return count.Looks;
        }

        Assert.True(Looks(8_000) <= 2 * Looks(4_000) + 2_000, $"{Looks(4_000)} {Looks(8_000)}");
        Assert.True(Looks(8_000) <= 8_000 * 400, $"{Looks(8_000)}");
    }

    [Fact]
    public void Work_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => PasswordRules.Refusal("vier Bäche tragen leise Laternen", Name, Email,
            new CancellationToken(canceled: true)));

    [Fact]
    public void Words_OfTheList_AreManyAndSpelledAsTheyAreCompared()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("accounts/common-words.txt")!);
        var words = reader.ReadToEnd().TrimEnd().Split('\n');
        Assert.True(words.Distinct().Count() >= 3_000);
        Assert.All(words, word => Assert.True(word == GuessCount.Fold(word) && word.All(char.IsAsciiLetterLower)
            && word.Length is >= 2 and <= GuessCount.LongestWord, word));
    }

    private static string? Refusal(string password) => PasswordRules.Refusal(password, Name, Email, TestContext.Current.CancellationToken);

    private static string Text(string part, int length) => string.Concat(Enumerable.Repeat(part, (length / part.Length) + 1))[..length];

    private static TheoryData<string> Lines(string text) => [.. text.Split('\n')];
}
