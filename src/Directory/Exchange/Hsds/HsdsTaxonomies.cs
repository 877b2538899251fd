using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;

namespace IntMan.Directory.Exchange.Hsds;

/// <summary>The three taxonomies by which services are sorted: areas of life, kind, target group. They are part of the product and the same
/// everywhere.</summary>
public static class HsdsTaxonomies
{
    private const string Version = "1";
    private static readonly HsdsTaxonomy Areas = Taxonomy("areas", "Lebensbereiche", "In welchem Bereich des Lebens ein Angebot hilft");
    private static readonly HsdsTaxonomy Kinds = Taxonomy("kinds", "Art", "Art des Angebots für die Statistik der Verweise");
    private static readonly HsdsTaxonomy Groups = Taxonomy("groups", "Zielgruppe",
        "Für wen ein Angebot da ist: Aufenthaltsstatus, Geschlecht, Sprachniveau");

    public static IReadOnlyList<HsdsTaxonomy> All { get; } =
        [.. new[] { Areas, Kinds, Groups }.OrderBy(taxonomy => taxonomy.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<HsdsTermMeaning> Terms { get; } = [.. Meanings().OrderBy(term => term.Term.Name, StringComparer.Ordinal)
        .ThenBy(term => term.Term.Id)];

    private static readonly Dictionary<Guid, HsdsTermMeaning> ById = Terms.ToDictionary(term => term.Term.Id);
    private static readonly Dictionary<(string, string), HsdsTermMeaning> ByValue = Terms.Where(term => term.Value.Length > 0)
        .ToDictionary(term => (term.Column, term.Value));

    public static HsdsTermMeaning? Find(Guid id) => ById.GetValueOrDefault(id);

    internal static IReadOnlyList<HsdsClassification> AttributesOf(Guid service, IEnumerable<(string Column, string Value)> values) =>
    [
        .. values.Select(value => ByValue[value]).Select(meaning => new HsdsClassification(
            HsdsIds.Of(service, "attribute:" + meaning.Term.Id), service, meaning.Term.Id, meaning.LinkType, "service", meaning.Term)),
    ];

    private static IEnumerable<HsdsTermMeaning> Meanings()
    {
        foreach (var (stored, text) in ServiceLabels.Areas.All)
        {
            yield return Meaning(Areas, "areas", stored, text, $"Lebensbereich {text}", null, "area_of_life");
        }

        foreach (var (stored, text) in ServiceLabels.ServiceKinds.All)
        {
            yield return Meaning(Kinds, "kind", stored, text, $"Art des Angebots: {text}", null, "kind");
        }

        (string Column, string Name, IEnumerable<(string Stored, string Text)> Values)[] groups =
        [
            ("residence_statuses", "Aufenthaltsstatus", ServiceLabels.ResidenceStatuses.All),
            ("only_for", "Geschlecht", ServiceLabels.Sexes.All), ("language_level", "Sprachniveau", ServiceLabels.LanguageLevels.All),
        ];
        foreach (var (column, name, values) in groups)
        {
            var top = Meaning(Groups, column, "", name, $"Zielgruppe nach {name}", null, "target_group");
            yield return top;
            foreach (var (stored, text) in values)
            {
                yield return Meaning(Groups, column, stored, text, $"{name}: {text}", top.Term.Id, "target_group");
            }
        }
    }

    private static HsdsTermMeaning Meaning(HsdsTaxonomy taxonomy, string column, string value, string name, string description,
        Guid? parent, string linkType)
    {
        var code = value.Length == 0 ? column : value;
        var term = new HsdsTerm(HsdsIds.Of($"term:{column}:{value}"), code, name, description, parent, taxonomy.Name, taxonomy, "de",
            taxonomy.Id);
        return new HsdsTermMeaning(term, column, value, linkType);
    }

    private static HsdsTaxonomy Taxonomy(string key, string name, string description) =>
        new(HsdsIds.Of("taxonomy:" + key), name, description, Version);
}

public sealed record HsdsTermMeaning(HsdsTerm Term, string Column, string Value, string LinkType);
