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
        ["agenda.filled"] = "Tagesordnung aus Vorlage gefüllt",
        ["agenda.item-added"] = "Punkt auf die Tagesordnung gesetzt",
        ["agenda.item-edited"] = "Punkt der Tagesordnung geändert",
        ["agenda.item-removed"] = "Punkt von der Tagesordnung genommen",
        ["agenda.ordered"] = "Tagesordnung umgestellt",
        ["agenda.saved"] = "Tagesordnung gespeichert",
        ["directory.export"] = "Daten exportiert",
        ["item.accepted"] = "Thema angenommen",
        ["item.deferred"] = "Punkt vertagt",
        ["item.noted"] = "Notiz zu einem Punkt",
        ["item.returned"] = "Thema zurückgegeben",
        ["item.submitted"] = "Thema eingereicht",
        ["item.withdrawn"] = "Thema zurückgezogen",
        ["mandate.ended"] = "Mandat beendet",
        ["mandate.granted"] = "Mandat erteilt",
        ["meeting.advanced"] = "Sitzung beim nächsten Punkt",
        ["meeting.answered"] = "Auf eine Einladung geantwortet",
        ["meeting.arranged"] = "Treffen verlegt",
        ["meeting.attendance"] = "Anwesenheit festgehalten",
        ["meeting.cancelled"] = "Treffen abgesagt",
        ["meeting.ended"] = "Sitzung beendet",
        ["meeting.guest-added"] = "Gast eingeladen",
        ["meeting.invited"] = "Zum Treffen eingeladen",
        ["meeting.invitee-removed"] = "Von der Einladung genommen",
        ["meeting.members-invited"] = "Mitglieder nachgeladen",
        ["meeting.opened"] = "Sitzung eröffnet",
        ["meeting.planned"] = "Treffen geplant",
        ["meeting.update-sent"] = "Änderung des Treffens mitgeteilt",
        ["record.amended"] = "Protokoll berichtigt",
        ["record.approved"] = "Protokoll genehmigt",
        ["record.in-review"] = "Protokoll zur Prüfung gegeben",
        ["record.objection"] = "Einwand zum Protokoll",
        ["record.objection-settled"] = "Über einen Einwand entschieden",
        ["record.published"] = "Protokoll veröffentlicht",
        ["record.withdrawn"] = "Protokoll zurückgezogen",
        ["record.written"] = "Protokoll geschrieben",
        ["series.charter"] = "Auftrag einer Runde geändert",
        ["series.charter-confirmed"] = "Auftrag einer Runde bestätigt",
        ["series.founded"] = "Runde angelegt",
        ["series.member-added"] = "Mitglied aufgenommen",
        ["series.member-ended"] = "Mitgliedschaft beendet",
        ["series.term-given"] = "Aufgabe in einer Runde vergeben",
        ["suggestion.answer"] = "Meldung beantwortet",
        ["suggestion.applied"] = "Meldung übernommen",
        ["suggestion.rejected"] = "Meldung abgelehnt",
        ["task.explained"] = "Aufgabe erläutert",
        ["task.given"] = "Aufgabe vergeben",
        ["task.moved"] = "Stand einer Aufgabe geändert",
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
        ["series"] = "Runden",
        ["meeting"] = "Treffen",
        ["record"] = "Protokolle von Runden",
        ["case"] = "Fälle",
        ["mail"] = "Postausgang",
        ["request"] = "Verweigerte Anfragen",
        ["audit"] = "Prüfprotokoll",
    };

    private static readonly Dictionary<string, string> CaseDeeds = new()
    {
        ["inquiry"] = "Einmalige Anfrage gezählt", ["list"] = "Liste der Fälle gelesen", ["open"] = "Fall angelegt",
        ["read"] = "Fall gelesen", ["substitute"] = "Fall als Vertretung geöffnet",
        ["text-confirmed"] = "Freitext trotz Hinweis gespeichert",
    };

    private static readonly Dictionary<string, string> CaseReasons = new()
    {
        ["own"] = "zuständig", ["tandem"] = "Tandem", ["substitute"] = "Vertretung", ["waiting"] = "Vertretung, noch ohne Grund",
        ["team"] = "Teamleitung", ["foreign"] = "nicht zuständig",
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

    public static string Of(string action)
    {
        var isOfCase = action.StartsWith("case.", StringComparison.Ordinal);
        return Sentences.GetValueOrDefault(action, isOfCase ? OfCase(action) : action);
    }

    // Why somebody looked stands behind what they did: "case.read.substitute".
    private static string OfCase(string action)
    {
        var parts = action.Split('.');
        return CaseDeeds.GetValueOrDefault(parts[1], "Fall geändert")
            + (parts is [_, _, var why] && CaseReasons.TryGetValue(why, out var reason) ? $" ({reason})" : "");
    }

    public static string Subject(AuditLine line, IReadOnlyDictionary<Guid, string> names) =>
        SubjectOnce(line, names) + (line.Times == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({line.Times}-mal)"));

    private static string SubjectOnce(AuditLine line, IReadOnlyDictionary<Guid, string> names)
    {
        if (line.Subject is not { } subject || line.SubjectId is not { } id)
        {
            return line.Subject is null ? "" : Subjects.GetValueOrDefault(line.Subject, line.Subject);
        }

        var rest = subject.Split(' ', 2) is [_, var more] && !Guid.TryParse(more, out _)
            ? ": " + (more.Split(':') is [_, _, _] && Enum.TryParse<Role>(more.Split(':')[0], out _) ? RoleNames.OfGrant(more) : more)
            : "";
        return (names.TryGetValue(id, out var name) ? name : AuditSubjects.Of(line.Action, id)) + rest;
    }
}
