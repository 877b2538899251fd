using IntMan.Caseload.Cases;
using IntMan.Foundation.Text;

namespace IntMan.Caseload.Plans;

/// <summary>What is printed around the goals of a client, in each language (content/caseload/zielvereinbarung.yaml).</summary>
public sealed class AgreementWords
{
    private const string Name = "zielvereinbarung.yaml";

    private readonly Dictionary<string, Dictionary<string, string>> _words;

    public AgreementWords(string folder)
    {
        _words = CatalogueFile.Read<Dictionary<string, Dictionary<string, string>>>(folder, Name);
        foreach (var language in Language.All)
        {
            var missing = _words.TryGetValue(language.Code, out var words) ? _words[Language.German.Code].Keys.Except(words.Keys).ToList()
                : ["alles"];
            if (missing.Count > 0)
            {
                throw new InvalidDataException($"{Name}: Für {language.GermanName} fehlt {string.Join(", ", missing)}.");
            }
        }
    }

    public string Of(Language language, string key) => _words[language.Code][key];

    public string Of(Language language, StepRole who) => Of(language, who.ToString().ToLowerInvariant());
}
