using IntMan.Accounts;
using IntMan.Directory.Staff;
using IntMan.Directory.Work;
using IntMan.Portal.Mail;
using IntMan.Portal.Pages.Directory.Handover;
using IntMan.Portal.Pages.Services;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Authorization;

namespace IntMan.Portal.Pages.Directory;

// The administration in five groups; a module adds its entries here.
public static class AdministrationGroups
{
    private static readonly AdministrationGroup[] All =
    [
        new("menschen", "Menschen und Stellen", "ip-icon--people",
        [
            Of(EntryKind.Post), Of(EntryKind.Person), Of(EntryKind.Organisation),
            new("/verwaltung/konten", "Konten und Rollen", "Menschen einladen, Rollen geben, Konten schließen.", Policies.ManageAccounts),
        ]),
        new("gebiete", "Gebiete und Zuständigkeiten", "ip-icon--place",
        [
            new("/verwaltung/zustaendigkeiten", "Zuständigkeiten",
                "Wer für welche Straße antwortet; Lücken, Konflikte und geplante Wechsel.", Policies.EditDirectory),
            Of(EntryKind.Municipality), Of(EntryKind.District), Of(EntryKind.Street), Of(EntryKind.Place), Of(EntryKind.County),
            Of(EntryKind.Association), Of(EntryKind.Commission),
            new(CommissionSwitchModel.Root, "Auftrag wechseln", "Eine Gemeinde gibt das Integrationsmanagement ab oder nimmt es zurück.",
                Policies.SwitchCommission),
            Of(EntryKind.TargetGroup), Of(EntryKind.SchoolHoliday), Of(EntryKind.ClosingDay),
        ], OpenWork.PlannedSwitch.Key),
        new("angebote", "Angebote", "ip-icon--sign",
        [
            new("/verwaltung/angebote", "Angebote", EntryKinds.Of(EntryKind.Service).Sentence, Policies.EditServices, EntryKind.Service),
            new("/konto/angebote", "Meine Angebote", "Freie Plätze mit einem Druck melden.", Policies.OwnServices),
            new(ServicesInScopeModel.WaitingAddress, "Änderungen von Kooperationen",
                "Was Kooperationen geändert haben, vorher und nachher.",
                Policies.EditDirectory),
        ], OpenWork.PartnerChange.Key),
        new("qualitaet", "Qualität und Meldungen", "ip-icon--shield",
        [
            new("/verwaltung/hinweise", "Meldungen", "Was Leserinnen und Leser als falsch melden.", Policies.EditDirectory),
            new("/verwaltung/bestaetigen", "Bestätigungen", "Eine Organisation oder den ganzen Bereich auf einmal bestätigen.",
                Policies.EditDirectory),
            new("/verwaltung/qualitaet", "Datenqualität", "Was zu prüfen oder zu ergänzen ist, mit Verlauf.", Policies.EditDirectory),
            new("/verwaltung/infomail", "Infomail", "An alle schreiben, die Nachrichten einer Gemeinde bestellt haben.",
                Policies.WriteInfomail),
        ], OpenWork.Suggestion.Key, OpenWork.Confirmation.Key),
        new("system", "System", "kern-icon--autorenew",
        [
            new("/verwaltung/import", "Importieren", "Eine Datei prüfen und übernehmen, frühere Importe zurücknehmen.",
                Policies.EditDirectory),
            new("/verwaltung/export", "Exportieren", "Einträge als Dateien herunterladen.", Policies.EditDirectory),
            new("/verwaltung/mails", "Postausgang", "Mails, die nicht angekommen sind.", nameof(Role.Administrator)),
            new("/verwaltung/protokoll", "Prüfprotokoll", "Wer wann was getan hat.", nameof(Role.Administrator)),
        ], MailTrouble.Failed.Key),
    ];

    // With what the account may open; groups without an entry are absent.
    public static async Task<IReadOnlyList<AdministrationGroup>> OfAsync(HttpContext context)
    {
        var authorization = context.RequestServices.GetRequiredService<IAuthorizationService>();
        var isCountyWide = Reach.Of(context.User).Area is { All: true } or { Counties.Length: > 0 };
        var groups = new List<AdministrationGroup>();
        foreach (var group in All)
        {
            var entries = new List<AdministrationEntry>();
            foreach (var entry in group.Entries.Where(entry => isCountyWide || !entry.IsCountyWide))
            {
                if ((await authorization.AuthorizeAsync(context.User, entry.Policy)).Succeeded)
                {
                    entries.Add(entry);
                }
            }

            groups.Add(group with { Entries = entries });
        }

        return [.. groups.Where(group => group.Entries.Count > 0)];
    }

    private static AdministrationEntry Of(EntryKind kind) =>
        new(EntryKinds.Of(kind).Address, EntryKinds.Of(kind).Title, EntryKinds.Of(kind).Sentence, Policies.EditDirectory, kind);
}

/// <param name="Kinds">Kinds of work that is done in the group.</param>
public sealed record AdministrationGroup(
    string Key, string Title, string Icon, IReadOnlyList<AdministrationEntry> Entries, params string[] Kinds)
{
    public AdministrationEntry? EntryAt(PathString path) => Entries.Where(entry => path.StartsWithSegments(entry.Path))
        .MaxBy(entry => entry.Path.Length);
}

public sealed record AdministrationEntry(string Address, string Title, string Sentence, string Policy, EntryKind? Kind = null)
{
    public string Path => Address.Split('?')[0];

    public bool IsCountyWide => Kind is { } kind && EntryKinds.Of(kind).IsCountyWide;
}
