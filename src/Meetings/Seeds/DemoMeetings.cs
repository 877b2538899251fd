using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using Npgsql;

namespace IntMan.Meetings.Seeds;

/// <summary>A year of rounds of the demo county: one steers, one is the managers' own, one has guests, one is a team's. Dates lie around
/// today, so that every page has something to show at the first start.</summary>
public static class DemoMeetings
{
    private static readonly DemoSeries[] All =
    [
        new("koordinierungsrunde-bodenseekreis", "Koordinierungsrunde Bodenseekreis", "CoordinationRound", "08435", null, "Quarterly", 2,
            "Das Integrationsmanagement im Kreis gemeinsam steuern und Lösungen anstoßen.",
                "Fachleitungen der Träger und Beauftragungen der Städte",
            "koordinierungsrunde", [("svenja-tintenberg", "Landratsamt Bodenseekreis"), ("rahel-schilfufer", "Landratsamt Bodenseekreis"),
                ("ferdinand-kupferkanne", "Stadt Friedrichshafen"), ("gundula-haselwurzel", "Stadt Überlingen"),
                    ("anselm-giebelspatz", "Stadt Markdorf"),
                ("nadim-rebstoeckl", "Stadt Meersburg")],
            [("Organiser", "svenja-tintenberg"), ("Moderation", "svenja-tintenberg"), ("MinuteTaker", "rahel-schilfufer")],
            [new(-330), new(-240), new(-154) { ReplacedAfter = 14 }, new(-140), new(-49), new(20)]),
        new("austauschforum-bodenseekreis", "Austauschforum Integrationsmanagement Bodenseekreis", "ExchangeForum", "08435", null,
            "Quarterly", 2,
            "Erfahrungen austauschen, Bedarfe erkennen, gemeinsame Arbeitsweisen abstimmen.",
                "Integrationsmanagement aller Träger im Kreis",
            "austauschforum", [("ludger-klosterwiese", "Beratungsverbund Wellenschlag"), ("nadim-rebstoeckl", "Stadt Meersburg"),
                ("joana-drachenbach", "Beratungsverbund Wellenschlag"), ("mirela-ampelstein", "Landratsamt Karlsruhe"),
                ("kaspar-nebelhornig", "Stadt Friedrichshafen"), ("elif-seerosenthal", "Stadt Überlingen"), ("frauke-moewenstein",
                    "Gemeindeverband")],
            [("Organiser", "rahel-schilfufer"), ("Moderation", "joana-drachenbach"), ("MinuteTaker", "joana-drachenbach"),
                ("Spokesperson", "ludger-klosterwiese"), ("Deputy", "nadim-rebstoeckl")],
            [new(-322), new(-231), new(-140), new(-42) { IsInReview = true }, new(13)]),
        new("netzwerktreffen-bodenseekreis", "Netzwerktreffen Integration Bodenseekreis", "NetworkMeeting", "08435", null,
            "HalfYearly", 4,
            "Beratungsstellen, Jobcenter und Ehrenamt kennen sich und ihre Angebote.",
                "Beratungsstellen, Behörden, Ehrenamt und Integrationsmanagement",
            "netzwerktreffen", [("svenja-tintenberg", "Landratsamt Bodenseekreis"), ("nadim-rebstoeckl", "Stadt Meersburg"),
                ("joana-drachenbach", "Beratungsverbund Wellenschlag"), ("ludger-klosterwiese", "Beratungsverbund Wellenschlag")],
            [("Organiser", "svenja-tintenberg"), ("Moderation", "svenja-tintenberg"), ("MinuteTaker", "nadim-rebstoeckl")],
            [new(-189), new(-21), new(43)]),
        new("teamaustausch-ettlingen", "Teamaustausch Ettlingen", "TeamExchange", "08215", "08215017", "Fortnightly", 4,
            "Vertretungen absprechen, Fachthemen klären, Neues aus den Ortsteilen teilen.",
                "Integrationsmanagement und Beauftragung in Ettlingen",
            "teamaustausch", [("jonas-kieselbart", "Stadt Ettlingen"), ("mirela-ampelstein", "Landratsamt Karlsruhe"),
                ("tarek-wolkenfeld", "Landratsamt Karlsruhe"), ("oksana-birkenzahn", "Landratsamt Karlsruhe")],
            [("Organiser", "jonas-kieselbart"), ("Moderation", "mirela-ampelstein"), ("MinuteTaker", "tarek-wolkenfeld")],
            [new(-42), new(-28), new(-14) { IsUnwritten = true }, new(8)]),
    ];

    public static async Task LoadAsync(
        NpgsqlDataSource owner, AgendaTemplates templates, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var demo = new DemoYear(connection, new MunicipalCalendar(clock).Today);
        foreach (var series in All)
        {
            await demo.WriteAsync(series, templates.Find(series.Template)!);
        }

        await new DemoConcerns(connection, new MunicipalCalendar(clock).Today).WriteAsync();
        await transaction.CommitAsync(cancellation);
    }
}
