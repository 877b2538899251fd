namespace IntMan.Accounts;

/// <summary>What an entry of the log is about, where no name is known: the kind of thing, and as much of its number as tells two
/// apart. Cases and what is said in rounds are never named here.</summary>
public static class AuditSubjects
{
    private const int Digits = 8;

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["account"] = "Konto", ["agenda"] = "Tagesordnung", ["audit"] = "Konto", ["case"] = "Fall", ["directory"] = "Vorgang",
        ["infomail"] = "Infomail", ["item"] = "Punkt der Tagesordnung", ["mail"] = "Mail", ["mandate"] = "Mandat", ["meeting"] = "Treffen",
        ["record"] = "Protokoll", ["recovery"] = "Konto", ["referral"] = "Verweis", ["role"] = "Konto", ["series"] = "Runde",
        ["suggestion"] = "Meldung", ["task"] = "Aufgabe",
    };

    public static string Of(string action, Guid id)
    {
        var kind = Kinds.GetValueOrDefault(action.Split('.', 2)[0], "Eintrag");
        return $"{kind} {id.ToString("N")[^Digits..]}";
    }
}
