using IntMan.Caseload.Cases;

namespace IntMan.Caseload.Plans;

/// <summary>Areas and goals to choose from (content/caseload/ziele.yaml).</summary>
public sealed class GoalCatalogue
{
    public GoalCatalogue(string folder) => Areas = [.. CatalogueFile.Read<GoalsYaml>(folder, "ziele.yaml").Areas.Select(area =>
        new GoalArea(CatalogueFile.Key(area.Key, "ziele.yaml"), area.Title ?? "",
            [.. area.Goals.Select(goal => new OptionChoice(CatalogueFile.Key(goal.Key, "ziele.yaml"), goal.Value))]))];

    public IReadOnlyList<GoalArea> Areas { get; }

    public GoalArea? Find(string? area) => Areas.FirstOrDefault(known => known.Key == area);

    public string TitleOf(string area) => Find(area)?.Title ?? area;

    public string? GoalText(string area, string? goal) => Find(area)?.Goals.FirstOrDefault(known => known.Key == goal)?.Text;

    private sealed class GoalsYaml
    {
        public List<AreaYaml> Areas { get; set; } = [];
    }

    private sealed class AreaYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public Dictionary<string, string> Goals { get; set; } = [];
    }
}

public sealed record GoalArea(string Key, string Title, IReadOnlyList<OptionChoice> Goals);
