using IntMan.Caseload.Cases;

namespace IntMan.Caseload.Consultations;

/// <summary>Topics of talks with their sub-topics, and how the Land counts both (content/caseload/themen.yaml).</summary>
public sealed class TopicCatalogue
{
    public TopicCatalogue(string folder)
    {
        var yaml = CatalogueFile.Read<TopicsYaml>(folder, "themen.yaml");
        Topics = [.. yaml.Topics.Select(topic => new Topic(CatalogueFile.Key(topic.Key, "themen.yaml"), topic.Title ?? "",
            topic.Land ?? "anderes", [.. topic.Subtopics.Select(sub => new Subtopic(CatalogueFile.Key(sub.Key, "themen.yaml"),
                sub.Value))]))];
        Referrals = yaml.Referrals;
        Reasons = yaml.Reasons;
    }

    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>Classes of services as the Land counts referrals.</summary>
    public IReadOnlyDictionary<string, string> Referrals { get; }

    /// <summary>Why there is no Teil A or Teil B.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; }

    public string TitleOf(string key) => Topics.FirstOrDefault(topic => topic.Key == key)?.Title ?? key;

    public string List(IEnumerable<string> keys) => string.Join(", ", keys.Select(TitleOf));

    private sealed class TopicsYaml
    {
        public List<TopicYaml> Topics { get; set; } = [];
        public Dictionary<string, string> Referrals { get; set; } = [];
        public Dictionary<string, string> Reasons { get; set; } = [];
    }

    private sealed class TopicYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public string? Land { get; set; }
        public Dictionary<string, string> Subtopics { get; set; } = [];
    }
}

/// <param name="Land">The label of the Land: kinder, gesundheit or anderes.</param>
public sealed record Topic(string Key, string Title, string Land, IReadOnlyList<Subtopic> Subtopics);

public sealed record Subtopic(string Key, string Title);
