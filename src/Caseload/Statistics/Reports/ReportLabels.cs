using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>
/// Categories of each property, in the order in which they are shown, and their German names. In tables a category is its key; several that
/// are put together are all of their keys with "|" between, so that a later release knows what an earlier one has put together.
/// </summary>
public sealed class ReportLabels
{
    public const char Together = '|';

    /// <summary>What is not named by itself.</summary>
    public const string Others = "Andere";

    // Keys that would be read as "whatever the table does not name".
    private const string Escape = "-";
    private const string Region = "ws-";
    private static readonly string[] RestNames = ["andere", "sonstige", "übrige", "rest", "sonstiges", "anderes"];

    private static readonly string[] MayBeUnknown = ["herkunft", "niveau"];

    private readonly Dictionary<string, List<(string Key, string Title)>> _options = new(StringComparer.Ordinal)
    {
        ["plan"] = [("b", "mit Zielen (Teil B)"), ("a", "mit Kompetenzen (Teil A)"), ("ohne", "ohne Integrationsplan")],
        ["neu"] = [("neu", "neu im Zeitraum"), ("weiter", "schon vorher")],
        ["stand"] = [("laufend", "laufend"), ("beendet", "beendet")],
        ["setting"] = [("Person", "mit Einzelpersonen"), ("Family", "mit Familien")],
        ["kanal"] = [("OfficeHour", "Sprechstunde"), ("Visit", "aufsuchend"), ("Phone", "telefonisch"), ("Mail", "E-Mail")],
        ["quartal"] = [("q1", "1. Quartal"), ("q2", "2. Quartal"), ("q3", "3. Quartal"), ("q4", "4. Quartal")],
        ["behinderung"] = [("ja", "Ja"), ("nein", "Nein"), (FormDefinition.NotRecorded, "nicht erhoben")],
        ["ziele"] = [("Yes", "erreicht"), ("Partly", "zum Teil erreicht"), ("Open", "in Bearbeitung"), ("No", "nicht erreicht")],
        ["antwort"] = [("ja", "Ja"), ("nein", "Nein"), (FormDefinition.NotRecorded, "nicht erhoben"), ("nicht-gefragt", "nicht gefragt")],
        ["erhoben"] = [("erhoben", "erhoben"), (FormDefinition.NotRecorded, "nicht erhoben")],
        ["ampel"] = [("gruen", "Grün: Ziel erreicht"), ("gelb", "Gelb: teilweise erreicht"), ("rot", "Rot: Bedarf")],
        ["moment"] = [("beginn", "erste Erhebung"), ("stand", "letzte Erhebung")],
        ["verweise"] = [("angekommen", "angekommen"), ("offen", "offen"), ("ohne-platz", "ohne Platz"), ("nicht",
            "nicht zustande gekommen")],
    };

    private readonly FormQuestion _origin;

    public ReportLabels(FormDefinition form, TopicCatalogue topics)
    {
        foreach (var question in form.All.Where(question => question.Options.Count > 0 && !_options.ContainsKey(question.Key)))
        {
            _options[question.Key] = [.. question.Options.Select(option => (option.Key, option.Text))];
        }

        _origin = form.All.First(question => question.Key == "herkunft");
        foreach (var recorded in MayBeUnknown.Where(key => _options[key].TrueForAll(option => option.Key
            != FormDefinition.NotRecorded)))
        {
            _options[recorded].Add((FormDefinition.NotRecorded, "nicht erhoben"));
        }

        _options["art"] = [.. Words(CaseWords.Kinds)];
        _options["zugang"] = [.. Words(CaseWords.Accesses)];
        _options["stichtag"] = [.. Words(CaseWords.Statuses), ("offen", "ohne Angabe")];
        _options["ende"] = [("laufend", "läuft weiter"), .. Words(CaseWords.EndReasons).Where(word => word.Item1
            != nameof(EndReason.SelfProtection)), ("weitere", "Sonstige")];
        _options["themen"] = [.. topics.Topics.Select(topic => (Safe(topic.Key), topic.Title))];
        _options["land"] = [.. topics.Topics.GroupBy(topic => topic.Land).Select(label => (LandKey(topics, label.Key), LandTitle(label)))];
        _options["weiterleitungen"] = [.. topics.Referrals.Select(pair => (Safe(pair.Key), pair.Value))];
    }

    /// <summary>The answers of a property; the property of an indicator or of points is one of a kind.</summary>
    public IReadOnlyList<string> Categories(string dimension) => [.. Options(dimension).Select(option => option.Key)];

    public string TitleOf(string dimension, string category)
    {
        var options = Options(dimension);
        if (options.Find(option => option.Key == category) is { Key: not null } one)
        {
            return one.Title;
        }

        var parts = category.Split(Together);
        return Special(dimension, parts) ?? string.Join(" oder ", parts.Select(part =>
            options.Find(option => option.Key == part) is { Key: not null } found ? found.Title : part));
    }

    /// <summary>World regions of the countries: name of the group and what belongs to it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Regions => _origin.Groups.GroupBy(pair => pair.Value)
        .ToDictionary(group => Union([group.Key, .. group.Select(pair => pair.Key)]),
            group => (IReadOnlyList<string>)[group.Key, .. group.Select(pair => pair.Key)], StringComparer.Ordinal);

    public static string Union(IEnumerable<string> parts) => string.Join(Together, parts.Order(StringComparer.Ordinal));

    public static string Safe(string key) => RestNames.Contains(key, StringComparer.OrdinalIgnoreCase) ? Escape + key : key;

    /// <summary>The Land's label is the topic itself where it has only one.</summary>
    public static string LandKey(TopicCatalogue topics, string label) =>
        topics.Topics.Where(topic => topic.Land == label).ToList() is [var only] ? Safe(only.Key) : $"land-{label}";

    private string? Special(string dimension, string[] parts) => dimension switch
    {
        "herkunft" when parts.Count(part => part.StartsWith(Region, StringComparison.Ordinal)) > 1 => Others,
        "herkunft" when parts.FirstOrDefault(part => part.StartsWith(Region, StringComparison.Ordinal)) is { } region =>
            _origin.TextOf(region),
        "altersgruppe" when parts.Contains("u16") => "unter 18",
        "altersgruppe" when parts.Contains("65+") => "ab 55",
        _ => null,
    };

    private List<(string Key, string Title)> Options(string dimension) => dimension switch
    {
        _ when _options.TryGetValue(dimension, out var known) => known,
        _ when dimension.StartsWith("k:", StringComparison.Ordinal) => _options["antwort"],
        ['p', >= '0' and <= '9', ..] => _options["erhoben"],
        _ => [],
    };

    private static string LandTitle(IGrouping<string, Topic> label) => label.ToList() switch
    {
        [var only] => only.Title,
        _ when label.Key == "anderes" => "Anderes Thema",
        _ => label.Key,
    };

    private static IEnumerable<(string, string)> Words<T>(Foundation.Text.Labels<T> words)
        where T : struct => words.All;
}
