using IntMan.Accounts;
using IntMan.Directory.Infomails;
using IntMan.Directory.Responsibilities;
using IntMan.Portal.Pages.Directory.Handover;
using IntMan.Portal.Pages.Services;
using IntMan.Portal.Security;

namespace IntMan.Portal.Pages.Directory;

public static class StaffTasks
{
    public static IReadOnlyList<StaffTask> All { get; } =
    [
        new("/verwaltung/zustaendigkeiten", "Zuständigkeiten", "Wer für welche Straße antwortet; Lücken, Konflikte und geplante Wechsel.",
        Policies.EditDirectory),
        new("/verwaltung/import", "Importieren", "Eine CSV-Datei prüfen und übernehmen, frühere Importe zurücknehmen.",
        Policies.EditDirectory),
        new("/verwaltung/export", "Exportieren", "Einträge als CSV-Dateien herunterladen.", Policies.EditDirectory),
        new("/verwaltung/infomail", "Infomail", "An alle schreiben, die Nachrichten einer Gemeinde bestellt haben.",
        Policies.WriteInfomail),
        new(CommissionSwitchModel.Root, "Auftrag wechseln", "Eine Gemeinde gibt das Integrationsmanagement ab oder nimmt es zurück.",
        Policies.SwitchCommission),
        new(KeptServicesModel.WaitingAddress, "Angebote: zu prüfen", "Was Kooperationen geändert haben, vorher und nachher.",
        Policies.EditDirectory),
        new("/verwaltung/qualitaet", "Datenqualität", "Was zu prüfen oder zu ergänzen ist, mit Verlauf.", Policies.EditDirectory),
        new("/verwaltung/hinweise", "Meldungen", "Was Leserinnen und Leser als falsch melden.", Policies.EditDirectory),
        new("/verwaltung/konten", "Konten", "Menschen einladen, Rollen geben, Konten schließen.", Policies.ManageAccounts),
        new("/verwaltung/mails", "Postausgang", "Mails, die nicht angekommen sind.", nameof(Role.Administrator)),
        new("/verwaltung/protokoll", "Prüfprotokoll", "Wer wann was getan hat.", nameof(Role.Administrator)),
        new("/verwaltung/bestaetigen", "Einträge bestätigen", "Eine Organisation oder den ganzen Bereich auf einmal.",
        Policies.EditDirectory),
    ];
}

public sealed record StaffTask(string Address, string Title, string Sentence, string Policy);
