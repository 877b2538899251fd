namespace IntMan.Caseload.Plans;

internal sealed class FormYaml
{
    public Dictionary<string, ListYaml> Lists { get; set; } = [];
    public List<SectionYaml> Sections { get; set; } = [];

    internal sealed class ListYaml
    {
        public Dictionary<string, string> Options { get; set; } = [];
        public Dictionary<string, string> Groups { get; set; } = [];
    }

    internal sealed class SectionYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public bool Sensitive { get; set; }
        public List<QuestionYaml> Questions { get; set; } = [];
    }

    internal sealed class QuestionYaml
    {
        public string? Key { get; set; }
        public string? Text { get; set; }
        public string? Hint { get; set; }
        public bool YesNo { get; set; }
        public bool Several { get; set; }
        public bool Service { get; set; }
        public bool Required { get; set; }
        public string? List { get; set; }

        /// <summary>Answers of a list, offered as buttons.</summary>
        public string? ListOptions { get; set; }
        public Dictionary<string, string> Options { get; set; } = [];
        public ThenYaml? Then { get; set; }
        public RepeatYaml? Repeat { get; set; }
        public Dictionary<string, string> Demands { get; set; } = [];
        public string? DemandText { get; set; }
    }

    internal sealed class ThenYaml
    {
        public List<string> On { get; set; } = ["ja"];
        public List<QuestionYaml> Questions { get; set; } = [];
    }

    internal sealed class RepeatYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public List<QuestionYaml> Questions { get; set; } = [];
    }
}
