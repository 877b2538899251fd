using IntMan.Caseload.Plans;
using IntMan.Portal.TagHelpers;

namespace IntMan.Portal.Caseload;

// Ja, Nein, nicht erhoben: three answers, of which the third is never a no.
public static class ThreeWay
{
    public static IReadOnlyList<Choice> Choices { get; } = [new("ja", "ja"), new("nein", "nein"), new(FormDefinition.NotRecorded,
        "nicht erhoben")];

    public static bool? Read(string? answer) => answer switch { "ja" => true, "nein" => false, _ => null };

    public static string Write(bool? answer) => answer switch { true => "ja", false => "nein", _ => FormDefinition.NotRecorded };
}
