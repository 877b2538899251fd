using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Services;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed class ForeignTerms
{
    private readonly List<(string Column, string Value)> _own = [];

    public ForeignTerms(IEnumerable<(HsdsTermMeaning? Own, string Name)> terms)
    {
        foreach (var (own, name) in terms)
        {
            var meaning = own ?? HsdsTaxonomies.Terms.FirstOrDefault(term =>
                term.Value.Length > 0 && term.Term.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (meaning is not null)
            {
                _own.Add((meaning.Column, meaning.Value));
            }
            else if (name.Length > 0)
            {
                Words.Add(name.Length <= 80 ? name : name[..80]);
            }
        }
    }

    public List<string> Words { get; } = [];

    public AreaOfLife[] Areas => [.. Of<AreaOfLife>("areas")];

    public ServiceKind? Kind => Of<ServiceKind>("kind").Select(kind => (ServiceKind?)kind).FirstOrDefault();

    public ResidenceStatus[] Statuses => [.. Of<ResidenceStatus>("residence_statuses")];

    public Sex? OnlyFor => Of<Sex>("only_for").Select(sex => (Sex?)sex).FirstOrDefault();

    public LanguageLevel? Level => Of<LanguageLevel>("language_level").Select(level => (LanguageLevel?)level).FirstOrDefault();

    private IEnumerable<T> Of<T>(string column)
        where T : struct, Enum => _own.Where(term => term.Column == column && term.Value.Length > 0)
            .Select(term => Enum.Parse<T>(term.Value)).Distinct();
}
