using IntMan.Portal.Security;
using Microsoft.AspNetCore.Authorization;

namespace IntMan.Portal.Pages.Work;

// What each role does most often, beside the list; a module adds its lines here.
public static class QuickLinks
{
    private const int Most = 5;

    private static readonly (QuickLink Link, string Policy)[] All =
    [
        (new("Meine Fälle", "/faelle", "ip-icon--task"), Policies.Cases),
        (new("Einmalige Anfrage eintragen", "/faelle/anfrage", "ip-icon--question"), Policies.Cases),
        (new("Verweis senden", "/wegweiser", "ip-icon--share"), Policies.Refer),
        (new("Meine Verweise", "/verweise", "ip-icon--history"), Policies.Refer),
        (new("Abwesenheit eintragen", "/konto/eintrag/abwesend", "kern-icon--calendar-today"), Policies.OwnEntry),
        (new("Freie Plätze melden", "/konto/angebote", "ip-icon--people"), Policies.OwnServices),
        (new("Infomail schreiben", "/verwaltung/infomail", "kern-icon--mail"), Policies.WriteInfomail),
        (new("Bedarf ohne Platz", "/verweise/bedarf", "ip-icon--hourglass"), Policies.SeeNeeds),
        (new("Auftrag wechseln", "/verwaltung/auftragswechsel", "kern-icon--autorenew"), Policies.SwitchCommission),
        (new("Ansprechperson suchen", "/", "kern-icon--search"), Policies.SignedIn),
        (new("Angebote suchen", "/angebote", "ip-icon--sign"), Policies.SignedIn),
    ];

    public static async Task<IReadOnlyList<QuickLink>> OfAsync(HttpContext context)
    {
        var authorization = context.RequestServices.GetRequiredService<IAuthorizationService>();
        var links = new List<QuickLink>();
        foreach (var (link, policy) in All)
        {
            if (links.Count < Most && (await authorization.AuthorizeAsync(context.User, policy)).Succeeded)
            {
                links.Add(link);
            }
        }

        return links;
    }
}

public sealed record QuickLink(string Text, string Address, string Icon);
