using System.Globalization;
using IntMan.Caseload.Plans;

namespace IntMan.Caseload.Seeds;

/// <summary>Answers of Teil A as the form asks them: only what is offered and shown, "nicht erhoben" among them.</summary>
internal sealed class SyntheticForm(FormDefinition form, IReadOnlyList<SyntheticService> services, Dice dice)
{
    private const double Unknown = 0.08;

    private static readonly string[] Levels = ["a0", "a1", "a2", "b1", "b2", "c1", "c2"];

    private static readonly Dictionary<string, string[]> Languages = new(StringComparer.Ordinal)
    {
        ["sy"] = ["ar", "ar", "ar", "ku-kurmandschi"], ["af"] = ["dari", "paschtu", "dari"], ["iq"] = ["ar", "ku-sorani", "ar"],
        ["tr"] = ["tr", "ku-kurmandschi"], ["ir"] = ["fa"], ["er"] = ["ti"], ["so"] = ["so"], ["ng"] = ["en", "ha"],
        ["gm"] = ["mandinka", "wo"], ["cm"] = ["fr", "en"], ["ps"] = ["ar"], ["ua"] = ["uk", "ru"], ["lk"] = ["ta"], ["ve"] = ["es"],
        ["ge"] = ["ka"],
    };

    private static readonly (string, double)[] Permits = [("erlaubnis", 66), ("gestattung", 13), ("duldung", 8), ("niederlassung", 8),
        ("nicht-erhoben", 5)];

    private static readonly (string, double)[] Ages = [("u3", 2), ("3-5", 2), ("6-9", 3), ("10-15", 3), ("16-17", 1)];

    // What a child of 15 or younger is not asked twice about.
    private static readonly HashSet<string> NotOfChildren = new(StringComparer.Ordinal)
    {
        "beruf", "studium", "arbeitsverhaeltnis", "ausbildungsverhaeltnis", "fuehrerschein", "auto", "qualifizierung",
    };

    public void Fill(SyntheticCase made)
    {
        var person = made.Person!;
        person.Level = Math.Min(Levels.Length - 1, (int)dice.Gamma(2, 1.1));
        foreach (var section in form.Sections.Where(section => !section.IsSensitive || person.SharesHealth))
        {
            var answers = section.IsSensitive ? made.HealthAnswers : made.Answers;
            foreach (var question in section.Questions)
            {
                Ask(question, person, answers);
            }
        }

        Series(made, person);
    }

    /// <summary>The language that a text is given in; mother tongues that no text is translated to get it in German.</summary>
    public static string LetterLanguage(SyntheticPerson person) => Languages[person.Nationality][0] switch
    {
        "ar" => "ar", "tr" => "tr", "uk" => "uk", "fr" => "fr", "en" => "en", "dari" or "fa" => "fa", _ => "de",
    };

    private void Ask(FormQuestion question, SyntheticPerson person, Dictionary<string, string[]> answers)
    {
        var value = Told(question, person) ?? Thrown(question);
        if (value.Length == 0)
        {
            return;
        }

        answers[question.Key] = value;
        foreach (var inner in value.Any(question.OpensOn.Contains) ? question.Then : [])
        {
            Ask(inner, person, answers);
        }

        foreach (var block in question.Repeated.Where(block => block.Number <= person.Children))
        {
            foreach (var inner in block.Questions)
            {
                Ask(inner, person, answers);
            }
        }
    }

    private string[]? Told(FormQuestion question, SyntheticPerson person) => question.Key switch
    {
        "geschlecht" => [person.Sex],
        "altersgruppe" => [person.Age],
        "herkunft" => [person.Nationality],
        "herkunft-genau" => [person.Nationality is "sy" or "af" or "iq" ? "nein" : "ja"],
        "aufenthalt" => [person.Nationality == "ua" ? "p24" : dice.Weighted(Permits)],
        "familienstand" when person.IsChild => ["ledig"],
        "haushalt" => [person.Household == 6 ? "6+" : person.Household.ToString(CultureInfo.InvariantCulture)],
        "alleinerziehend" => [person.IsSingleParent ? "ja" : "nein"],
        "kinder-zahl" => [person.Children.ToString(CultureInfo.InvariantCulture)],
        "kind-1-wohnt" when person.IsSingleParent => ["haushalt"],
        "muttersprache" => [dice.Of(Languages[person.Nationality])],
        "alphabetisiert" => [dice.Chance(0.9) ? "ja" : FormDefinition.NotRecorded],
        "lateinisch" => [person.Level > 1 ? "nein" : FormDefinition.NotRecorded],
        "niveau" => [Levels[person.Level]],
        "behinderung" when dice.Chance(0.07) => ["ja"],
        "behinderung" => [dice.Chance(Unknown) ? FormDefinition.NotRecorded : "nein"],
        _ when person.IsChild && NotOfChildren.Contains(question.Key) => ["nein"],
        _ when question.Key.EndsWith("-alter", StringComparison.Ordinal) => [dice.Weighted(Ages)],
        _ when question.Key.EndsWith("-wohnt", StringComparison.Ordinal) =>
            [dice.Weighted<string>([("haushalt", 92), ("deutschland", 3), ("ausland", 5)])],
        _ => null,
    };

    private string[] Thrown(FormQuestion question)
    {
        if (question.Kind == QuestionKind.Service)
        {
            return [dice.Of(services).Id.ToString()];
        }

        var isUnknown = question.Options.Any(option => option.Key == FormDefinition.NotRecorded);
        if (isUnknown && dice.Chance(Unknown))
        {
            return [FormDefinition.NotRecorded];
        }

        // Without services in reach nothing is "in Bearbeitung bei".
        var closed = services.Count == 0 && question.Then.Any(inner => inner.Kind == QuestionKind.Service) ? question.OpensOn : [];
        string[] offered = [.. question.Options.Select(option => option.Key).Where(key => key != FormDefinition.NotRecorded)
            .Except(closed)];
        return question.Kind == QuestionKind.Several
            ? [.. offered.Where(_ => dice.Chance(0.3)).DefaultIfEmpty(dice.Of(offered))]
            : [dice.Of(offered)];
    }

    // The level rose now and then; the last one is what Teil A says.
    private void Series(SyntheticCase made, SyntheticPerson person)
    {
        var day = made.AnsweredOn!.Value;
        for (var level = Math.Max(0, person.Level - dice.Below(3)); level <= person.Level; level++)
        {
            made.Levels.Add((day, Levels[level]));
            day = day.AddDays(dice.Between(120, 300));
        }
    }
}
