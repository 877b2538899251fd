using System.Globalization;
using IntMan.Caseload.Consultations;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IntMan.Portal.Caseload;

// One talk in the form for several days: fields "fall-1", "tag-1", "weg-1", "wer-1", "thema-1", "naechster-1". A row without a case is
// empty.
public sealed record DayFields(string? Case, DateOnly? HeldOn, string? Channel, string? Setting, string? Topic, string? Next)
{
    public const int Rows = 8;

    public static string Name(string field, int number) => string.Create(CultureInfo.InvariantCulture, $"{field}-{number}");

    public static IReadOnlyList<DayFields> Read(IFormCollection form, DateOnly today, ModelStateDictionary state) =>
        [.. Enumerable.Range(1, Rows).Select(number => Read(form, today, state, number))];

    public ConsultationDraft Draft => new(HeldOn, Of<ContactChannel>(Channel), Of<ContactSetting>(Setting),
        Topic is null ? [] : [Topic], [], Next switch { "keiner" => 0, "1" => 1, "2" => 2, "4" => 4, _ => null }, null, null, null, null);

    private static DayFields Read(IFormCollection form, DateOnly today, ModelStateDictionary state, int number)
    {
        string? Text(string field) => form[Name(field, number)].ToString().Trim() is { Length: > 0 } typed ? typed : null;
        var day = Text("tag");
        var held = day is null ? null : GermanInput.Day(day, today);
        if (day is not null && held is null && Text("fall") is not null)
        {
            state.AddModelError(Name("tag", number), "Geben Sie den Tag so ein: 25.11.2026.");
            state.SetModelValue(Name("tag", number), day, day);
        }

        return new DayFields(Text("fall"), held, Text("weg"), Text("wer"), Text("thema"), Text("naechster"));
    }

    private static T? Of<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
