using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Storage;

/// <summary>
/// A list of staff asks the database four times at most, the session included, however many rows it has.
/// </summary>
public sealed class StaffStatementsTests(LargeCounty portal) : IClassFixture<LargeCounty>
{
    [Theory]
    [InlineData("admin", "/verwaltung", 4)]
    [InlineData("admin", "/verwaltung/personen", 4)]
    [InlineData("admin", "/verwaltung/stellen", 4)]
    [InlineData("admin", "/verwaltung/orte", 4)]
    [InlineData("admin", "/verwaltung/organisationen", 4)]
    [InlineData("admin", "/verwaltung/ortsteile", 4)]
    [InlineData("admin", "/verwaltung/strassen?q=weg&seite=2", 4)]
    [InlineData("admin", "/verwaltung/gemeinden", 4)]
    [InlineData("admin", "/verwaltung/kreise", 4)]
    [InlineData("admin", "/verwaltung/verbaende", 4)]
    [InlineData("admin", "/verwaltung/auftraege", 4)]
    [InlineData("admin", "/verwaltung/zielgruppen", 4)]
    [InlineData("admin", "/verwaltung/schulferien", 4)]
    [InlineData("koordination", "/verwaltung/schliesstage/neu", 4)]
    [InlineData("admin", "/verwaltung/angebote", 4)]
    [InlineData("admin", "/verwaltung/angebote?q=beratung&ueberfaellig=1&seite=1", 4)]
    [InlineData("admin", "/verwaltung/zustaendigkeiten", 4)]
    [InlineData("admin", "/verwaltung/hinweise", 4)]
    [InlineData("admin", "/verwaltung/qualitaet", 4)]
    [InlineData("admin", "/verwaltung/qualitaet/liste", 2)]
    [InlineData("admin", "/verwaltung/konten", 4)]
    [InlineData("admin", "/verwaltung/import", 4)]
    [InlineData("admin", "/verwaltung/export", 4)]
    [InlineData("admin", "/verwaltung/auftragswechsel", 4)]
    [InlineData("admin", "/verwaltung/protokoll", 4)]
    [InlineData("admin", "/verwaltung/mails", 4)]
    [InlineData("admin", "/verwaltung/bestaetigen", 4)]
    [InlineData("admin", "/heute", 4)]
    [InlineData("koordination", "/heute", 4)]
    [InlineData("admin", "/verwaltung?q=weg", 4)]
    [InlineData("koordination", "/verwaltung/infomail", 4)]
    [InlineData("koordination", "/verweise/bedarf", 4)]
    [InlineData("im1", "/heute", 4)]
    [InlineData("im1", "/konto/eintrag", 3)]
    [InlineData("im1", "/konto/eintrag/sprechstunden", 2)]
    [InlineData("im1", "/konto/eintrag/abwesenheit", 3)]
    [InlineData("im1", "/konto/sitzungen", 4)]
    [InlineData("im1", "/verweise", 4)]
    [InlineData("im1", "/faelle", 4)]
    [InlineData("im1", "/faelle?stand=All&ampel=Red&faellig=Overdue&q=ahorn&sortiert=Points", 4)]
    [InlineData("leitung", "/faelle", 4)]
    [InlineData("leitung", "/faelle/aufbewahrung", 4)]
    [InlineData("leitung", "/faelle/zugriffe", 4)]
    [InlineData("im1", "/faelle/aufbewahrung", 4)]
    [InlineData("im1", "/faelle/uebergaben", 4)]
    [InlineData("im1", "/faelle/tage", 4)]
    [InlineData("koordination", "/auswertung", 4)]
    [InlineData("leitung", "/auswertung", 4)]
    [InlineData("partner", "/konto/angebote", 4)]
    [InlineData("im2", "/treffen", 4)]
    [InlineData("im2", "/treffen/aufgaben", 4)]
    [InlineData("im2", "/treffen/kalender", 4)]
    [InlineData("koordination", "/treffen/mandate", 4)]
    [InlineData("koordination", "/treffen/berichte", 4)]
    [InlineData("im2", "/treffen/koordinierungsrunde-bodenseekreis", 4)]
    [InlineData("im2", "/treffen/koordinierungsrunde-bodenseekreis/mitglieder", 4)]
    public async Task List_AsksTheDatabaseNoMoreThan(string role, string address, int statements)
    {
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(role);
        await visitor.PageAsync(address);
        using var sent = new SentStatements(portal.Database);
        await visitor.PageAsync(address);
        sent.AssertAtMost(statements);
    }
}
