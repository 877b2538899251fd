using IntMan.Directory.Exchange.Import;

namespace IntMan.Directory.Services.Search;

/// <summary>The stems of one service with how much they say about it: name before keywords, kind and organisation, these before the summary
/// and all else.</summary>
public sealed class ServiceWords
{
    private const float InName = 10;
    private const float AsKeyword = 8;
    private const float InKeywords = 6;
    private const float InOrganisation = 4;
    private const float InSummary = 3;
    private const float InText = 1;

    private readonly HashSet<string> _name;

    public ServiceWords(ServiceTexts texts)
    {
        var stems = new Dictionary<string, float>(StringComparer.Ordinal);
        var surfaces = new HashSet<string>(StringComparer.Ordinal);
        Add(texts.Name, InName);
        _name = [.. stems.Keys];
        foreach (var keyword in texts.Keywords)
        {
            // A word alone says what the service does; in a phrase ("Erstausstattung Wohnung") it says what this is about.
            Add(keyword, keyword.Contains(' ', StringComparison.Ordinal) ? InKeywords : AsKeyword);
        }

        Add(ServiceLabels.ServiceKinds.TextOf(texts.Kind.ToString()), InKeywords);
        Add(texts.Organisation, InOrganisation);
        foreach (var language in texts.Languages)
        {
            Add(language, InOrganisation);
        }

        foreach (var area in texts.Areas)
        {
            Add(ServiceLabels.Areas.TextOf(area.ToString()), InSummary);
        }

        foreach (var text in texts.Further.Prepend(texts.Summary))
        {
            Add(text, InSummary);
        }

        foreach (var text in texts.Details)
        {
            Add(text, InText);
        }

        (Stems, Surfaces) = ([.. stems], [.. surfaces]);

        // Thousands of services share their words: kept once, they take a fifth of the memory.
        void Add(string? text, float weight)
        {
            foreach (var word in WordStem.Words(text ?? "").Where(word => word.Length > 1 && !WordStem.SaysNothing(word)))
            {
                var stem = string.Intern(WordStem.Of(word));
                surfaces.Add(string.Intern(word));
                stems[stem] = Math.Max(stems.GetValueOrDefault(stem), weight);
            }
        }
    }

    public IReadOnlyList<KeyValuePair<string, float>> Stems { get; }

    public IReadOnlyList<string> Surfaces { get; }

    public int NameLength => _name.Count;

    public bool IsInName(string stem) => _name.Contains(stem);
}

/// <summary>What a service says about itself.</summary>
public sealed record ServiceTexts(
    string Name, string Organisation, string Summary, ServiceKind Kind, IReadOnlyList<AreaOfLife> Areas, IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Languages, IReadOnlyList<string?> Further, IReadOnlyList<string?> Details);
