using System.Globalization;
using IntMan.Directory.Infomails;

namespace IntMan.Accounts;

/// <summary>Actions of the log in German. An action that has no sentence here is shown as it stands in the log.</summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["account.accept"] = "Einladung angenommen",
        ["account.close"] = "Konto geschlossen",
        ["account.invite"] = "Person eingeladen",
        ["account.invite again"] = "Einladung erneut gesendet",
        ["account.person"] = "Konto mit Eintrag verbunden",
        ["account.recover"] = "Anmeldung neu eingerichtet",
        ["account.reopen"] = "Konto wieder geöffnet",
        ["account.withdraw"] = "Einladung zurückgezogen",
        ["audit.forget"] = "Einträge nach Ablauf der Frist gelöscht",
        ["audit.shorten"] = "Adressen früherer Einträge gekürzt",
        ["audit.read"] = "Prüfprotokoll eines Kontos gelesen",
        ["directory.confirmation"] = "Einträge bestätigt",
        ["directory.edit"] = "Eintrag geändert",
        ["directory.import"] = "Datei eingelesen",
        ["directory.restore"] = "Eintrag zurückgesetzt",
        ["directory.review"] = "Änderung einer Kooperation geprüft",
        ["directory.review back"] = "Änderung einer Kooperation zurückgenommen",
        ["directory.suggestion"] = "Vorschlag übernommen",
        ["directory.undo"] = "Änderung zurückgenommen",
        ["email.change"] = "E-Mail-Adresse geändert",
        ["email.change asked"] = "Neue E-Mail-Adresse angegeben",
        ["external.link"] = "Mit Verwaltungskonto verbunden",
        ["external.unlink"] = "Verbindung mit Verwaltungskonto gelöst",
        ["infomail.begin"] = "Infomail begonnen",
        ["infomail.change"] = "Infomail geändert",
        ["infomail.delete"] = "Infomail-Entwurf gelöscht",
        ["infomail.send"] = "Infomail gesendet",
        ["mail.discard"] = "Mail verworfen",
        ["mail.resend"] = "Mail noch einmal gesendet",
        ["notifications.change"] = "Benachrichtigungen geändert",
        ["passkey.add"] = "Passkey angelegt",
        ["passkey.remove"] = "Passkey gelöscht",
        ["password.reset"] = "Passwort über E-Mail neu gesetzt",
        ["password.reset asked"] = "Neues Passwort angefordert",
        ["password.set"] = "Passwort geändert",
        ["recovery-codes.renew"] = "Neue Wiederherstellungs-Codes",
        ["recovery.ask"] = "Neueinrichten angefragt",
        ["recovery.confirm"] = "Neueinrichten bestätigt",
        ["recovery.stop"] = "Neueinrichten angehalten",
        ["referral.created"] = "Verweis angelegt",
        ["referral.moved"] = "Stand eines Verweises geändert",
        ["referral.postponed"] = "Wiedervorlage verschoben",
        ["referral.report"] = "Rückmeldung zu einem Verweis",
        ["referral.reported"] = "Stand eines Verweises durch Rückmeldung",
        ["request.denied"] = "Seite ohne Berechtigung aufgerufen",
        ["request.forged"] = "Formular ohne gültigen Sicherheitscode gesendet",
        ["request.limited"] = "Zu viele Anfragen",
        ["role.grant"] = "Rolle gegeben",
        ["role.revoke"] = "Rolle weggenommen",
        ["session.end"] = "Abgemeldet",
        ["session.end all"] = "Von der Verwaltung überall abgemeldet",
        ["session.start AwaitsSecondFactor"] = "Passwort angenommen",
        ["session.start Enrolment"] = "Anmeldung zum Einrichten",
        ["session.start Full"] = "Angemeldet",
        ["sign-in"] = "Anmeldung",
        ["totp.set"] = "Authenticator-App eingerichtet",
    };

    public static IReadOnlyDictionary<string, string> Groups { get; } = new Dictionary<string, string>
    {
        ["sign-in"] = "Verweigerte Anmeldungen",
        ["session"] = "An- und Abmeldungen",
        ["account"] = "Konten",
        ["role"] = "Rollen",
        ["recovery"] = "Neueinrichten",
        ["passkey"] = "Passkeys",
        ["password"] = "Passwörter",
        ["totp"] = "Authenticator-App",
        ["email"] = "E-Mail-Adressen",
        ["external"] = "Verwaltungskonto",
        ["directory"] = "Verzeichnis",
        ["infomail"] = "Infomails",
        ["referral"] = "Verweise",
        ["mail"] = "Postausgang",
        ["request"] = "Verweigerte Anfragen",
        ["audit"] = "Prüfprotokoll",
    };

    private static readonly Dictionary<string, string> Subjects = new()
    {
        ["password"] = "mit Passwort",
        ["throttled"] = "zu viele Versuche",
        ["passkey challenge"] = "mit Passkey",
        ["passkey"] = "mit Passkey",
        ["totp"] = "mit Code aus der App",
        ["code"] = "mit Code aus der App",
        ["recovery-code"] = "mit Wiederherstellungs-Code",
        ["oidc"] = "mit Verwaltungskonto",
        ["link"] = "über Link",
        ["all"] = "alle Geräte",
    };

    public static string Of(string action) => Sentences.GetValueOrDefault(action, action);

    public static string Subject(AuditLine line, IReadOnlyDictionary<Guid, string> names) =>
        SubjectOnce(line, names) + (line.Times == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({line.Times}-mal)"));

    private static string SubjectOnce(AuditLine line, IReadOnlyDictionary<Guid, string> names)
    {
        if (line.Subject is not { } subject || line.SubjectId is not { } id)
        {
            return line.Subject is null ? "" : Subjects.GetValueOrDefault(line.Subject, line.Subject);
        }

        var rest = subject.Split(' ', 2) is [_, var grant]
            ? ": " + (grant.Split(':') is [_, _, _] && Enum.TryParse<Role>(grant.Split(':')[0], out _) ? RoleNames.OfGrant(grant) : grant)
            : "";
        return names.GetValueOrDefault(id, id.ToString()) + rest;
    }
}
