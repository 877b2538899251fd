using IntMan.Accounts;
using IntMan.Directory.Infomails;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Portal.Pages.Services;
using IntMan.Portal.Security;

namespace IntMan.Portal.Pages.Accounts;

public static class AccountTasks
{
    public static IReadOnlyList<AccountTask> All { get; } =
    [
        new("/verwaltung/infomail", "Infomail", "An alle schreiben, die Nachrichten einer Gemeinde bestellt haben.", Policies.WriteInfomail,
        AccountArea.Work),
        new("/verwaltung/mails", "Postausgang", "Mails, die nicht angekommen sind.", nameof(Role.Administrator),
        AccountArea.Administration),
        new("/verweise", "Meine Verweise", "Was aus Verweisen geworden ist; Wiedervorlagen und Zettel.", Policies.Refer, AccountArea.Work),
        new("/wegweiser", "Wegweiser", "Zu jedem Anliegen die passende Stelle, mit Grund.", Policies.Refer, AccountArea.Work),
        new("/verweise/bedarf", "Bedarf", "Wo Verweise ohne Platz bleiben, je Angebot und Quartal.", Policies.SeeNeeds, AccountArea.Work),
        new("/konto/eintrag", "Mein Eintrag", "Sprechstunden, Abwesenheit, Profil; „Heute fällt aus“ mit einem Druck.", Policies.OwnEntry,
        AccountArea.Work),
        new("/verwaltung/auftragswechsel", "Auftrag wechseln", "Eine Gemeinde gibt das Integrationsmanagement ab oder nimmt es zurück.",
        Policies.SwitchCommission, AccountArea.Administration),
        new("/verwaltung", "Einträge pflegen", "Personen, Stellen, Orte und Zuständigkeiten Ihrer Gemeinde oder Ihres Kreises.",
        Policies.EditDirectory, AccountArea.Administration),
        new("/konto/bestaetigung", "Mein Eintrag: Stimmt noch?", "Mit einem Klick bestätigen, was veröffentlicht ist.", Policies.OwnEntry,
        AccountArea.Work),
        new("/konto/angebote", "Meine Angebote", "Freie Plätze mit einem Druck melden, Angaben und Öffnungszeiten ändern.",
        Policies.OwnServices, AccountArea.Work),
        new(KeptServicesModel.WaitingAddress, "Angebote: zu prüfen", "Was Kooperationen geändert haben, vorher und nachher.",
        Policies.EditDirectory, AccountArea.Administration),
        new("/verwaltung/qualitaet", "Datenqualität", "Was zu prüfen oder zu ergänzen ist, mit Verlauf.", Policies.EditDirectory,
        AccountArea.Administration),
        new("/verwaltung/hinweise", "Meldungen", "Was Leserinnen und Leser als falsch melden.", Policies.EditDirectory,
        AccountArea.Administration),
        new("/verwaltung/bestaetigen", "Einträge bestätigen", "Eine Organisation oder den ganzen Bereich auf einmal.",
        Policies.EditDirectory, AccountArea.Administration),
        new("/verwaltung/konten", "Konten", "Menschen einladen, Rollen geben, Konten schließen.", Policies.ManageAccounts,
        AccountArea.Administration),
        new("/verwaltung/protokoll", "Prüfprotokoll", "Wer wann was getan hat.", nameof(Role.Administrator), AccountArea.Administration),
        new("/verwaltung/import", "Importieren", "Einträge aus einer CSV-Datei prüfen und übernehmen; frühere Importe zurücknehmen.",
        Policies.EditDirectory, AccountArea.Administration),
        new("/verwaltung/export", "Exportieren", "Einträge als CSV-Dateien herunterladen.", Policies.EditDirectory,
        AccountArea.Administration),
        new("/konto/sicherheit", "Anmeldung und Sicherheit", "Womit Sie sich anmelden.", Policies.SignedIn, AccountArea.Account),
        new("/konto/sitzungen", "Angemeldete Geräte", "Wo Sie angemeldet sind; einzelne Geräte abmelden.", Policies.SignedIn,
        AccountArea.Account),
    ];
}

public sealed record AccountTask(string Address, string Title, string Hint, string Policy, AccountArea Area);

public enum AccountArea
{
    Work,
    Administration,
    Account,
}
