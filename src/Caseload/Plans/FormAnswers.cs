using System.Globalization;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Plans;

/// <summary>Answers to questions of Teil A, by key.</summary>
public sealed class FormAnswers(IReadOnlyDictionary<string, string[]> values)
{
    private const string Household = "haushalt";
    private const string SingleParent = "alleinerziehend";
    private const string Children = "kinder-zahl";

    public IReadOnlyDictionary<string, string[]> Values => values;

    public string[] Of(string key) => values.TryGetValue(key, out var value) ? value : [];

    public bool Has(string key, string option) => Of(key).Contains(option);

    /// <summary>What of a section is asked, as far as it is answered: hidden questions are not there.</summary>
    public IEnumerable<FormQuestion> Shown(IEnumerable<FormQuestion> questions) => questions.SelectMany(question =>
        Inner(question).Prepend(question));

    /// <summary>Only what is asked and offered: what a rule hides is emptied, what is no option is dropped.</summary>
    public FormAnswers OfSection(FormSection section)
    {
        var kept = Shown(section.Questions).Select(question => (question.Key, Value: Offered(question))).Where(pair =>
            pair.Value.Length > 0);
        return new FormAnswers(kept.ToDictionary(pair => pair.Key, pair => pair.Value));
    }

    /// <summary>Answers of another section beside these.</summary>
    public FormAnswers With(FormAnswers others) =>
        new(others.Values.Concat(values).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Last().Value));

    /// <summary>All that is wrong with a section, in its order.</summary>
    public IReadOnlyList<Mistake> Mistakes(FormSection section) => [.. Shown(section.Questions).SelectMany(MistakesOf),
        .. Household15(section)];

    /// <summary>Answered questions and all that are asked.</summary>
    public (int Answered, int Asked) Progress(FormSection section)
    {
        var shown = Shown(section.Questions).ToList();
        return (shown.Count(question => Of(question.Key).Length > 0), shown.Count);
    }

    public int ChildrenInHousehold => Enumerable.Range(1, Count(Children))
        .Count(number => Has(string.Create(CultureInfo.InvariantCulture, $"kind-{number}-wohnt"), "haushalt"));

    private int Count(string key) => int.TryParse(Of(key).FirstOrDefault(), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private IEnumerable<FormQuestion> Inner(FormQuestion question)
    {
        var opened = Of(question.Key).Any(question.OpensOn.Contains) ? Shown(question.Then) : [];
        return opened.Concat(question.Repeated.Where(block => block.Number <= Count(question.Key)).SelectMany(block =>
            Shown(block.Questions)));
    }

    private string[] Offered(FormQuestion question)
    {
        if (question.Kind == QuestionKind.Service)
        {
            return [.. Of(question.Key).Where(value => Guid.TryParse(value, out _)).Select(value => value.ToLowerInvariant()).Take(1)];
        }

        var chosen = Of(question.Key);
        var offered = question.Options.Select(option => option.Key).Where(chosen.Contains);
        return question.Kind == QuestionKind.Several ? [.. offered] : [.. offered.Take(1)];
    }

    private IEnumerable<Mistake> MistakesOf(FormQuestion question)
    {
        if (question.IsRequired && Offered(question).Length == 0)
        {
            yield return new Mistake($"Beantworten Sie „{question.Text}“.", question.Key);
        }

        if (Has(question.Key, "ja") && question.Demands.Any(demand => Of(demand.Key).Length > 0 && !Has(demand.Key, demand.Value)))
        {
            yield return new Mistake(question.DemandText!, question.Key);
        }
    }

    // R15, once both sections are answered.
    private IEnumerable<Mistake> Household15(FormSection section)
    {
        if (section.Key != "kinder" || Of(Children).Length == 0)
        {
            yield break;
        }

        if (int.TryParse(Of(Household).FirstOrDefault(), CultureInfo.InvariantCulture, out var household)
            && ChildrenInHousehold > household - 1)
        {
            yield return new Mistake($"Im Haushalt leben {household} Personen. So viele Kinder können dort nicht wohnen.", Children);
        }

        if (Has(SingleParent, "ja") && ChildrenInHousehold == 0)
        {
            yield return new Mistake("Bei „alleinerziehend“ wohnt mindestens ein Kind im Haushalt. Prüfen Sie die Angaben.", Children);
        }
    }
}
