namespace IntMan.Caseload.Seeds;

/// <summary>Notes that the guard lets pass: words that look like names, none that is one.</summary>
internal static class SyntheticNotes
{
    public static IReadOnlyList<string> Talks { get; } =
    [
        "Berat über den Antrag auf Wohngeld, Unterlagen fehlen noch.", "Im August beginnt der neue Kurs.",
        "Bescheid vom Jobcenter erklärt, Widerspruch ist nicht nötig.", "Kita-Platz ab Mai in Aussicht.",
        "Mietvertrag durchgesprochen, Nebenkosten sind unklar.", "Zeugnisse zur Übersetzung gegeben.",
        "Familie zieht im Frühling um, Ummeldung besprochen.", "Termin beim Bürgerbüro gemeinsam vorbereitet.",
        "Sprachprüfung bestanden, Bewerbung als nächster Schritt.", "Frau aus der Nachbarschaft hilft beim Einkauf.",
        "Ratenzahlung mit dem Energieversorger vereinbart.", "Schulweg gezeigt, Busfahrkarte beantragt.",
    ];

    public static IReadOnlyList<string> Remarks { get; } =
    [
        "Wartezeit im Kurs etwa drei Monate.", "Unterlagen liegen vollständig vor.", "Mit Ehrenamt weiter üben.",
        "Nach den Ferien erneut besprechen.",
    ];
}
