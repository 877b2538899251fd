using System.Text.RegularExpressions;
using IntMan.Foundation.Time;

namespace IntMan.Foundation.Changes;

/// <summary>Checks shared by the entities; each failure is a sentence for the person who typed.</summary>
public static partial class Require
{
    /// <summary>Asks every rule before it refuses, so that somebody learns all mistakes at once.</summary>
    /// <exception cref="RuleViolation">With the mistakes that all of them found.</exception>
    public static void All(params ReadOnlySpan<Action> rules)
    {
        if (Mistakes(rules) is { Count: > 0 } mistakes)
        {
            throw new RuleViolation(mistakes);
        }
    }

    /// <summary>What the rules refuse, without refusing.</summary>
    public static IReadOnlyList<Mistake> Mistakes(params ReadOnlySpan<Action> rules)
    {
        var mistakes = new List<Mistake>();
        foreach (var rule in rules)
        {
            try
            {
                rule();
            }
            catch (RuleViolation violation)
            {
                mistakes.AddRange(violation.Mistakes);
            }
        }

        return mistakes;
    }

    public static void That(bool holds, string sentence, string? field = null)
    {
        if (!holds)
        {
            throw new RuleViolation(sentence, field);
        }
    }

    public static string Text(string? value, string sentence, string field)
    {
        var trimmed = value?.Trim() ?? "";
        return trimmed.Length > 0 ? trimmed : throw new RuleViolation(sentence, field);
    }

    public static void Period(DateOnly from, DateOnly? until, string field)
    {
        if (!Validity.Reaches(until, from))
        {
            throw new RuleViolation("Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage.", field);
        }
    }

    /// <summary>What was held stays; a change begins today at the earliest.</summary>
    public static void Coming(DateOnly from, DateOnly today, string field) =>
        That(from >= today, "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.", field);

    /// <summary>Lower-case letters, digits and single hyphens: what may stand in an address.</summary>
    public static string Slug(string? value, string field) =>
        value is { Length: > 0 and <= 80 } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && value[0] != '-' && value[^1] != '-'
            ? value
            : throw new RuleViolation(
                "Das Kürzel besteht aus Kleinbuchstaben ohne Umlaute, Ziffern und Bindestrichen, zum Beispiel im-ettlingen-west.", field);

    /// <summary>Null is left to the proposal from the name.</summary>
    public static void ChosenSlug(string? value, string field)
    {
        if (value is not null)
        {
            Slug(value, field);
        }
    }

    /// <summary>Null stays null: the field is optional.</summary>
    public static string? Phone(string? value, string field) => value is null || PhoneShape().IsMatch(value) ? value
        : throw new RuleViolation("Geben Sie die Nummer mit Vorwahl ein, zum Beispiel 030 23125 100.", field);

    /// <inheritdoc cref="Phone"/>
    public static string? Email(string? value, string field) => value is null || EmailShape().IsMatch(value) ? value
        : throw new RuleViolation("Geben Sie die E-Mail-Adresse vollständig ein, zum Beispiel beratung@gemeinde.example.", field);

    /// <summary>Only web addresses: the value becomes a link on public pages.</summary>
    public static string? Website(string? value, string field) =>
        value is null || (Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)) ? value
        : throw new RuleViolation("Die Internetadresse beginnt mit https://, zum Beispiel https://gemeinde.example.", field);

    [GeneratedRegex(@"^[+0-9(][0-9 ()/.\-]{2,30}$")]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"^[^@\s,;<>""]{1,64}@[^@\s,;<>""]{1,190}$")]
    private static partial Regex EmailShape();
}
