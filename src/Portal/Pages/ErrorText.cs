namespace IntMan.Portal.Pages;

/// <summary>What a status means to the person in front of the screen, and what to do now.</summary>
public sealed record ErrorText(string Title, string Advice)
{
    private static readonly Dictionary<int, ErrorText> Texts = new()
    {
        [400] = new("Diese Anfrage können wir nicht lesen", "Die Adresse oder das Formular enthält etwas, das wir nicht verarbeiten können. Prüfen Sie die Adresse oder suchen Sie hier."),
        [403] = new("Diese Seite dürfen Sie nicht öffnen", "Ihr Konto hat dafür keine Berechtigung. Fragen Sie die Stelle, die Ihr Konto eingerichtet hat."),
        [404] = new("Diese Seite gibt es nicht", "Der Link ist veraltet oder die Adresse enthält einen Tippfehler. Suchen Sie nach Ort, Straße oder Person."),
        [405] = new("So lässt sich diese Adresse nicht aufrufen", "Ihr Programm hat die Seite auf eine Weise angefragt, die wir nicht annehmen. Öffnen Sie die Seite im Browser."),
        [409] = new("Der Eintrag hat sich inzwischen geändert", "Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert. Laden Sie die Seite neu und tragen Sie Ihre Änderung noch einmal ein."),
        [413] = new("Das ist zu viel auf einmal", "Was Sie senden, ist größer als erlaubt. Kürzen Sie den Text oder senden Sie ihn in mehreren Teilen."),
        [414] = new("Diese Adresse ist zu lang", "Kürzen Sie die Adresse oder suchen Sie hier mit weniger Wörtern."),
        [429] = new("Das waren sehr viele Anfragen", "Von Ihrem Anschluss kamen in kurzer Zeit zu viele Anfragen. Warten Sie eine Minute und laden Sie die Seite dann neu."),
        [500] = new("Bei uns ist ein Fehler passiert", "Der Fehler ist aufgezeichnet. Versuchen Sie es in einigen Minuten noch einmal. Hilft das nicht, melden Sie den Fehler mit dieser Referenz."),
        [503] = new("Das Portal antwortet gerade nicht", "Es ist überlastet oder wird gewartet. Versuchen Sie es in einigen Minuten noch einmal."),
    };

    public static ErrorText For(int status) => Texts.GetValueOrDefault(status) ?? Texts[status < 500 ? 400 : 500];
}
