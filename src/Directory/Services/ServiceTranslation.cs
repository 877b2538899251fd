using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Services;

/// <summary>What a service says about itself in another language.</summary>
public sealed class ServiceTranslation
{
    public static readonly IReadOnlyList<string> Languages = ["en", "fr", "tr", "uk", "ar", "fa", "ls"];

    private ServiceTranslation()
    {
    }

    public ServiceTranslation(Guid serviceId, string language) => (Id, ServiceId, Language) = (Guid.CreateVersion7(), serviceId,
        Languages.Contains(language) ? language : throw new ArgumentException($"no language of the portal: {language}", nameof(language)));

    public Guid Id { get; private set; }
    public Guid ServiceId { get; private set; }
    public string Language { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string? Description { get; private set; }

    // Nobody who knows the language has read it.
    public bool IsMachineMade { get; private set; }

    public uint Version { get; private set; }

    public void Describe(string name, string summary, string? description, bool isMachineMade = false)
    {
        Require.All(
            () => Name = Require.Text(name, "Nennen Sie den Namen des Angebots in dieser Sprache.", nameof(Name)),
            () => Summary = Require.Text(summary, "Beschreiben Sie das Angebot in einem Satz.", nameof(Summary)),
            () => Require.That(description is null || description.Length <= Service.LongestDescription,
            $"Die Beschreibung hat höchstens {Service.LongestDescription} Zeichen.", nameof(Description)));
        (Description, IsMachineMade) = (description, isMachineMade);
    }
}
