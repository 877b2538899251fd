using IntMan.Meetings.Minutes;

namespace IntMan.Meetings.Tests;

public sealed class ClientDataCheckTests
{
    [Theory]
    [InlineData("Fall 08435016-03-0142 besprochen", "Fallnummer", "08435016-03-0142")]
    [InlineData("AF-0142 wartet", "Fallnummer", "AF-0142")]
    [InlineData("Frau Keller sucht Wohnung", "Name einer Person", "Frau Keller")]
    [InlineData("Anruf bei 0171 39200 14", "Telefonnummer", "0171 39200 14")]
    [InlineData("Mail an a.b@stelle.example", "E-Mail-Adresse", "a.b@stelle.example")]
    [InlineData("geb. 12.03.1990 in Kabul", "Geburtsdatum", "geb. 12.03.1990")]
    public void Find_ClientData_NamesItAndItsLine(string line, string kind, string text) =>
        Assert.Equal([new ClientDataFinding(kind, text, 2)], ClientDataCheck.Find("Einleitung\n" + line));

    [Theory]
    [InlineData("14:00–15:00 Uhr, 7 von 9 Mitgliedern, Beschluss 12, bis 30. Juni 2027")]
    [InlineData("Frauen nehmen an Kursen nicht teil, weil die Betreuung fehlt.")]
    public void Find_OrdinaryMinutes_SaysNothing(string text) => Assert.Empty(ClientDataCheck.Find(text));
}
