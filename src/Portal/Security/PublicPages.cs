using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace IntMan.Portal.Security;

/// <summary>
/// Every Razor page that anybody may see. What is not listed here needs a policy of its own, else it answers 404
/// (fallback policy). A test compares the list with the routes.
/// </summary>
public static class PublicPages
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "/Angebote/Angebot",
        "/Angebote/Index",
        "/Ansprechpersonen/Eintrag",
        "/Aushang/Gemeinde",
        "/Aushang/Person",
        "/Bestaetigen",
        "/Einbetten/Gemeinde",
        "/Entwicklung/Mails",
        "/Fehler",
        "/Gemeinden/Gemeinde",
        "/Gemeinden/Index",
        "/Hinweis/Danke",
        "/Hinweis/Index",
        "/Index",
        "/Infomails/Abmelden",
        "/Infomails/Bestaetigen",
        "/Infomails/Gemeinde",
        "/Infomails/Nachricht",
        "/Inhalt",
        "/Konto/AdresseBestaetigen",
        "/Konto/Anbieter",
        "/Konto/Anmelden",
        "/Konto/Einladung",
        "/Konto/NeuEinrichten",
        "/Konto/PasswortNeu",
        "/Konto/PasswortVergessen",
        "/Konto/ZweiterFaktor",
        "/Rueckmeldung/Index",
        "/Suche/Index",
        "/Suche/Treffer",
        "/Verweise/Druck",
        "/Wegweiser/Index",
    ];

    public static void AllowPublicPages(this PageConventionCollection conventions)
    {
        foreach (var page in Names)
        {
            conventions.AllowAnonymousToPage(page);
        }
    }
}
