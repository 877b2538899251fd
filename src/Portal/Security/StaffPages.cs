using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace IntMan.Portal.Security;

/// <summary>Pages for those who work with the directory, each with its policy. Pages of the account stand in <see cref="Policies"/>.</summary>
public static class StaffPages
{
    /// <summary>Page and policy.</summary>
    public static IReadOnlyList<(string Page, string Policy)> All { get; } =
    [
        ("/Verwaltung/Infomails/Index", Policies.WriteInfomail),
        ("/Verwaltung/Infomails/Schreiben", Policies.WriteInfomail),
        ("/Verwaltung/Infomails/Vorschau", Policies.WriteInfomail),
        ("/Verwaltung/Mails", nameof(Role.Administrator)),
        ("/Verwaltung/Protokoll", nameof(Role.Administrator)),
        ("/Konto/Eintrag/Abwesend", Policies.OwnEntry),
        ("/Konto/Eintrag/Abwesenheit", Policies.OwnEntry),
        ("/Konto/Eintrag/Index", Policies.OwnEntry),
        ("/Konto/Eintrag/Profil", Policies.OwnEntry),
        ("/Konto/Eintrag/Sprechstunde", Policies.OwnEntry),
        ("/Konto/Eintrag/Sprechstunden", Policies.OwnEntry),
        ("/Konto/Eintrag/Termin", Policies.OwnEntry),
        ("/Konto/Eintrag/Zusatztermin", Policies.OwnEntry),
        ("/Verwaltung/Index", Policies.EditDirectory),
        ("/Verwaltung/Liste", Policies.EditDirectory),
        ("/Verwaltung/Auftragswechsel", Policies.SwitchMandate),
        ("/Verwaltung/AuftragswechselStart", Policies.SwitchMandate),
        ("/Verwaltung/Uebergabeliste", Policies.SwitchMandate),
        ("/Verwaltung/Verlauf", Policies.EditDirectory),
        ("/Verwaltung/Zustaendigkeiten", Policies.EditDirectory),
        ("/Verwaltung/ZustaendigkeitenIn", Policies.EditDirectory),
        ("/Verwaltung/ZustaendigkeitAendern", Policies.EditDirectory),
        .. ForForms,
        .. ForServices,
        ("/Verwaltung/Angebote/Pruefung", Policies.EditDirectory),
        ("/Konto/Angebote", Policies.OwnServices),
        ("/Konto/Bestaetigung", Policies.OwnEntry),
        ("/Verwaltung/Bestaetigen", Policies.EditDirectory),
        ("/Verwaltung/Hinweis", Policies.EditDirectory),
        ("/Verwaltung/Hinweise", Policies.EditDirectory),
        ("/Verwaltung/Qualitaet", Policies.EditDirectory),
        ("/Verwaltung/QualitaetListe", Policies.EditDirectory),
        ("/Verwaltung/Export", Policies.EditDirectory),
        ("/Verwaltung/Import/Index", Policies.EditDirectory),
        ("/Verwaltung/Import/Vorgang", Policies.EditDirectory),
        ("/Verweise/Bedarf", Policies.SeeNeeds),
        ("/Verweise/Index", Policies.Refer),
        ("/Verweise/Verweis", Policies.Refer),
        ("/Verweise/Verweisen", Policies.Refer),
        ("/Verweise/Zettel", Policies.Refer),
    ];

    private static IEnumerable<(string Page, string Policy)> ForServices => ((string[])["Index", "Angebot", "Orte", "Zeiten", "Zeit", "Termin", "Zusatztermin", "Uebersetzung"]).Select(page => ("/Verwaltung/Angebote/" + page, Policies.EditServices));

    private static IEnumerable<(string Page, string Policy)> ForForms => ((string[])["Person", "Stelle", "Besetzung", "Ort", "Organisation", "Ortsteil", "Strasse", "Gemeinde", "Kreis", "Verband", "Auftragsverhaeltnis", "Zielgruppe", "Schulferien"])
        .Select(form => ("/Verwaltung/" + form, Policies.EditDirectory));

    public static void AuthorizeStaffPages(this PageConventionCollection conventions)
    {
        foreach (var (page, policy) in All)
        {
            conventions.AuthorizePage(page, policy);
        }
    }
}
