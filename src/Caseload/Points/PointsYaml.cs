namespace IntMan.Caseload.Points;

internal sealed class PointsYaml
{
    public string? Version { get; set; }
    public List<GroupYaml> Groups { get; set; } = [];

    internal sealed class GroupYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public string? Chapter { get; set; }
        public decimal Minimum { get; set; }
        public bool Suggested { get; set; }
        public List<RowYaml> Rows { get; set; } = [];
    }

    internal sealed class RowYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public List<string> Aliases { get; set; } = [];
        public string? Sum { get; set; }
        public bool Sensitive { get; set; }
        public string? Flag { get; set; }
        public decimal Maximum { get; set; }
        public decimal Minimum { get; set; }
        public List<StepYaml> Steps { get; set; } = [];
        public StepYaml? Supersede { get; set; }
    }

    internal sealed class StepYaml
    {
        public string? Key { get; set; }
        public decimal Points { get; set; }
        public string? Text { get; set; }
    }
}
