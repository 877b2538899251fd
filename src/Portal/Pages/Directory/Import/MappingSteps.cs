using IntMan.Directory.Exchange.Import;

namespace IntMan.Portal.Pages.Directory.Import;

// The words of the address for what is asked about a file.
public static class MappingSteps
{
    private static readonly Dictionary<string, QuestionStage> Stages = new(StringComparer.Ordinal)
    {
        ["blatt"] = QuestionStage.Sheet, ["spalten"] = QuestionStage.Columns, ["angaben"] = QuestionStage.Values,
        ["stellen"] = QuestionStage.Posts,
    };

    public static QuestionStage Of(string? word) => Stages.GetValueOrDefault(word ?? "");

    public static string NameOf(QuestionStage stage) => Stages.First(pair => pair.Value == stage).Key;

    public static string Heading(QuestionStage stage) => stage switch
    {
        QuestionStage.Sheet => "Was steht in der Datei?",
        QuestionStage.Columns => "Was steht in welcher Spalte?",
        QuestionStage.Values => "Was gilt für alle Zeilen?",
        _ => "Wer ist in welchem Ortsteil zuständig?",
    };
}
