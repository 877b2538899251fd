using System.Globalization;
using System.Net;
using System.Text;
using IntMan.Directory.Staff;
using IntMan.Portal.Accounts;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Security;

/// <summary>
/// Every role × every page × every handler, and every endpoint (ASVS 8.2.1). Who may open what stands here a second time, on purpose: a page
/// that is missing from this table is an error, as is a role that gets more or less than the table says.
/// </summary>
public sealed class AuthorizationMatrixTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Nobody = "";

    private static readonly string[] Everybody = ["admin", "koordination", "ib", "leitung", "im1", "im2", "im3", "sprecher", "ehrenamt", "partner"];

    private static readonly string[] OwnEntry = ["ib", "im1", "im2", "im3", "sprecher"];

    /// <summary>Who refers people to services.</summary>
    private static readonly string[] Referrers = ["ib", "im1", "im2", "im3", "sprecher"];

    /// <summary>Who keeps the directory of a municipality, a county or everything.</summary>
    private static readonly string[] Editors = ["admin", "koordination", "ib"];

    /// <summary>Who keeps services: the same, and the partner of an organisation.</summary>
    private static readonly string[] ServiceKeepers = [.. Editors, "partner"];

    /// <summary>Page and the demo accounts that may open it; null: anybody, signed in or not.</summary>
    private static readonly Dictionary<string, string[]?> Pages = new(StringComparer.Ordinal)
    {
        ["/Angebote/Angebot"] = null,
        ["/Angebote/Index"] = null,
        ["/Ansprechpersonen/Eintrag"] = null,
        ["/Aushang/Gemeinde"] = null,
        ["/Aushang/Person"] = null,
        ["/Bestaetigen"] = null,
        ["/Einbetten/Gemeinde"] = null,
        ["/Entwicklung/Mails"] = null,
        ["/Fehler"] = null,
        ["/Gemeinden/Gemeinde"] = null,
        ["/Gemeinden/Index"] = null,
        ["/Hinweis/Danke"] = null,
        ["/Hinweis/Index"] = null,
        ["/Index"] = null,
        ["/Infomails/Abmelden"] = null,
        ["/Infomails/Bestaetigen"] = null,
        ["/Infomails/Gemeinde"] = null,
        ["/Infomails/Nachricht"] = null,
        ["/Inhalt"] = null,
        ["/Rueckmeldung/Index"] = null,
        ["/Suche/Index"] = null,
        ["/Suche/Treffer"] = null,
        ["/Konto/AdresseBestaetigen"] = null,
        ["/Konto/Anbieter"] = null,
        ["/Konto/Anmelden"] = null,
        ["/Konto/Einladung"] = null,
        ["/Konto/NeuEinrichten"] = null,
        ["/Konto/PasswortNeu"] = null,
        ["/Konto/PasswortVergessen"] = null,
        ["/Konto/ZweiterFaktor"] = null,
        ["/Verwaltung/Bestaetigen"] = Editors,
        ["/Verwaltung/Hinweis"] = Editors,
        ["/Verwaltung/Hinweise"] = Editors,
        ["/Verwaltung/Infomails/Index"] = ["koordination", "ib"],
        ["/Verwaltung/Infomails/Schreiben"] = ["koordination", "ib"],
        ["/Verwaltung/Infomails/Vorschau"] = ["koordination", "ib"],
        ["/Verwaltung/Mails"] = ["admin"],
        ["/Verwaltung/Protokoll"] = ["admin"],
        ["/Verwaltung/Index"] = Editors,
        ["/Verwaltung/Liste"] = Editors,
        ["/Verwaltung/Person"] = Editors,
        ["/Verwaltung/Stelle"] = Editors,
        ["/Verwaltung/Besetzung"] = Editors,
        ["/Verwaltung/Ort"] = Editors,
        ["/Verwaltung/Organisation"] = Editors,
        ["/Verwaltung/Ortsteil"] = Editors,
        ["/Verwaltung/Strasse"] = Editors,
        ["/Verwaltung/Gemeinde"] = Editors,
        ["/Verwaltung/Kreis"] = Editors,
        ["/Verwaltung/Verband"] = Editors,
        ["/Verwaltung/Auftragsverhaeltnis"] = Editors,
        ["/Verwaltung/Zielgruppe"] = Editors,
        ["/Verwaltung/Schulferien"] = Editors,
        ["/Verwaltung/Angebote/Index"] = ServiceKeepers,
        ["/Verwaltung/Angebote/Angebot"] = ServiceKeepers,
        ["/Verwaltung/Angebote/Pruefung"] = Editors,
        ["/Konto/Angebote"] = ["partner"],
        ["/Verwaltung/Angebote/Orte"] = ServiceKeepers,
        ["/Verwaltung/Angebote/Zeiten"] = ServiceKeepers,
        ["/Verwaltung/Angebote/Zeit"] = ServiceKeepers,
        ["/Verwaltung/Angebote/Termin"] = ServiceKeepers,
        ["/Verwaltung/Angebote/Zusatztermin"] = ServiceKeepers,
        ["/Verwaltung/Angebote/Uebersetzung"] = ServiceKeepers,
        ["/Verwaltung/Qualitaet"] = Editors,
        ["/Verwaltung/QualitaetListe"] = Editors,
        ["/Konto/Bestaetigung"] = OwnEntry,
        ["/Verwaltung/Konten/Index"] = ["admin", "koordination", "ib"],
        ["/Verwaltung/Konten/Konto"] = ["admin", "koordination", "ib"],
        ["/Verwaltung/Konten/Neu"] = ["admin", "koordination", "ib"],
        ["/Verwaltung/Konten/Rollen"] = ["admin", "koordination", "ib"],
        ["/Verwaltung/Auftragswechsel"] = ["admin", "koordination", "leitung"],
        ["/Verwaltung/AuftragswechselStart"] = ["admin", "koordination", "leitung"],
        ["/Verwaltung/Uebergabeliste"] = ["admin", "koordination", "leitung"],
        ["/Verwaltung/Verlauf"] = Editors,
        ["/Verwaltung/Zustaendigkeiten"] = Editors,
        ["/Verwaltung/ZustaendigkeitenIn"] = Editors,
        ["/Verwaltung/ZustaendigkeitAendern"] = Editors,
        ["/Verwaltung/Export"] = ["admin", "koordination", "ib"],
        ["/Verwaltung/Import/Index"] = ["admin", "koordination", "ib"],
        ["/Verwaltung/Import/Vorgang"] = ["admin", "koordination", "ib"],
        ["/Verweise/Druck"] = null,
        ["/Wegweiser/Index"] = null,
        ["/Verweise/Bedarf"] = ["koordination", "ib", "leitung"],
        ["/Verweise/Index"] = Referrers,
        ["/Verweise/Verweis"] = Referrers,
        ["/Verweise/Verweisen"] = Referrers,
        ["/Verweise/Zettel"] = Referrers,
        ["/Konto/Abmelden"] = Everybody,
        ["/Konto/Adresse"] = Everybody,
        ["/Konto/AnbieterVerbinden"] = Everybody,
        ["/Konto/App"] = Everybody,
        ["/Konto/Bestaetigen"] = Everybody,
        ["/Konto/Einrichten"] = Everybody,
        ["/Konto/Eintrag/Abwesend"] = OwnEntry,
        ["/Konto/Eintrag/Abwesenheit"] = OwnEntry,
        ["/Konto/Eintrag/Index"] = OwnEntry,
        ["/Konto/Eintrag/Profil"] = OwnEntry,
        ["/Konto/Eintrag/Sprechstunde"] = OwnEntry,
        ["/Konto/Eintrag/Sprechstunden"] = OwnEntry,
        ["/Konto/Eintrag/Termin"] = OwnEntry,
        ["/Konto/Eintrag/Zusatztermin"] = OwnEntry,
        ["/Konto/Index"] = Everybody,
        ["/Konto/Passkeys"] = Everybody,
        ["/Konto/Sicherheit"] = Everybody,
        ["/Konto/Sitzungen"] = Everybody,
    };

    public static TheoryData<string> Visitors => new(["", .. Everybody]);

    [Fact]
    public void Pages_AllOfThem_StandInTheTable() =>
        Assert.Equal(Pages.Keys.Order(StringComparer.Ordinal), Compiled().Select(page => page.ViewEnginePath).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A policy of a page applies to all of its handlers: none may weaken it by an attribute of its own.</summary>
    [Fact]
    public void Handlers_NoneOpensWhatItsPageCloses() => Assert.All(
        Compiled().SelectMany(page => page.HandlerMethods),
        handler => Assert.Empty(handler.MethodInfo.GetCustomAttributes(typeof(AllowAnonymousAttribute), true)));

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task Role_OnEveryPageAndHandler_GetsWhatTheTableSays(string name)
    {
        using var visitor = new Visitor(portal);
        if (name != Nobody)
        {
            using var signedIn = await visitor.SignInAsync(name);
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }

        var wrong = new StringBuilder();
        foreach (var (page, handler, method, address) in Handlers().Where(handler => handler.Page != "/Konto/Abmelden" && Pages.ContainsKey(handler.Page)))
        {
            using var response = method == "GET" ? await visitor.GetAsync(address) : await visitor.PostAsync(address, ("x", "y"));
            var isOpen = Pages[page] is not { } allowed || allowed.Contains(name);
            if (!Fits(response, method, isOpen, name != Nobody))
            {
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{method} {page} {handler} ({address}): {(int)response.StatusCode} {response.Headers.Location}");
            }
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Fact]
    public void Handlers_AreLooked_At()
    {
        var handlers = Handlers().ToList();
        Assert.True(handlers.Count(handler => handler.Method == "POST") >= 4, "The list of handlers is not complete.");
        Assert.True(handlers.Select(handler => handler.Page).Distinct().Count() == Pages.Count, "Not every page has an address.");
    }

    [Fact]
    public async Task Endpoints_BesidePages_AreClosedToStrangersUnlessListed()
    {
        foreach (var route in Routes().Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var response = await portal.GetAsync(Address(route.RoutePattern));
            Assert.True(response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{route.RoutePattern.RawText}: {(int)response.StatusCode}");
        }
    }

    // Open: anything but a refusal of the person; a form without token is refused as a form (400). Closed: strangers are sent to sign in, others get 403.
    private static bool Fits(HttpResponseMessage response, string method, bool isOpen, bool isSignedIn) => (isOpen, isSignedIn) switch
    {
        (true, _) when method == "POST" => response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound,
        (true, _) => response.StatusCode != HttpStatusCode.Forbidden && (int)response.StatusCode < 500 && !LeadsToSignIn(response),
        (false, true) => response.StatusCode == HttpStatusCode.Forbidden,
        _ => LeadsToSignIn(response),
    };

    private static bool LeadsToSignIn(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.StartsWith("/konto/anmelden?zurueck=", StringComparison.Ordinal);

    /// <summary>An address for each handler; parameters get values that name nothing.</summary>
    private IEnumerable<(string Page, string Handler, string Method, string Address)> Handlers() =>
        from route in Routes()
        let page = route.Metadata.GetMetadata<PageActionDescriptor>()
        where page is not null
        group route by page.ViewEnginePath into routes
        from handler in Compiled().First(page => page.ViewEnginePath == routes.Key).HandlerMethods
        let address = Address(routes.OrderByDescending(route => route.RoutePattern.Parameters.Count).First().RoutePattern)
        select (routes.Key, handler.Name ?? "", handler.HttpMethod.ToUpperInvariant(), handler.Name is { Length: > 0 } name ? $"{address}?handler={name}" : address);

    private static string Address(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Value(pattern, parameter.Name),
        _ => "",
    }))));

    private static string Value(RoutePattern pattern, string parameter)
    {
        var policies = pattern.ParameterPolicies.GetValueOrDefault(parameter)?.Select(policy => policy.Content ?? "").ToList() ?? [];
        return policies.Contains("guid") ? "0197a000-0000-7000-8000-00000000dead"
            : policies.Any(policy => policy is "long" or "int") ? "1"
            : parameter is "ags" ? "08999999"
            : policies.FirstOrDefault(policy => policy.StartsWith("regex(^(", StringComparison.Ordinal)) is { } choice ? choice["regex(^(".Length..].Split('|', ')')[0]
            : "gibt-es-nicht";
    }

    private IEnumerable<CompiledPageActionDescriptor> Compiled()
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        return Routes().Select(route => route.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>().DistinctBy(page => page.ViewEnginePath)
            .Select(page => loader.LoadAsync(page, EndpointMetadataCollection.Empty).GetAwaiter().GetResult());
    }

    private IEnumerable<RouteEndpoint> Routes()
    {
        _ = portal.Client;
        return portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
    }
}
