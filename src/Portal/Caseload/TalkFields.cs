using System.Globalization;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Caseload;

// The fields of a talk, for one of a case and for an inquiry without one.
public sealed class TalkFields
{
    private const string None = "keiner";
    private const string OtherDay = "anderer";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [nameof(ConsultationDraft.HeldOn)] = "datum", [nameof(ConsultationDraft.Channel)] = "weg",
            [nameof(ConsultationDraft.Setting)] = "wer",
        [nameof(ConsultationDraft.Topics)] = "thema", [nameof(ConsultationDraft.NextOn)] = "naechster-am",
        [nameof(ConsultationDraft.ServiceId)] = "stelle", [nameof(ConsultationDraft.Note)] = "notiz",
    };

    [BindProperty(Name = "tag")]
    public string? Day { get; set; }

    [BindProperty(Name = "datum")]
    public DateOnly? HeldOn { get; set; }

    [BindProperty(Name = "weg")]
    public ContactChannel? Channel { get; set; }

    [BindProperty(Name = "wer")]
    public ContactSetting? Setting { get; set; }

    [BindProperty(Name = "thema")]
    public string[] Topics { get; set; } = [];

    [BindProperty(Name = "unterthema")]
    public string[] Subtopics { get; set; } = [];

    [BindProperty(Name = "verwiesen")]
    public string? IsReferred { get; set; }

    [BindProperty(Name = "stelle")]
    public string? ServiceId { get; set; }

    [BindProperty(Name = "begleitet")]
    public string? Accompanied { get; set; }

    [BindProperty(Name = "naechster")]
    public string? Next { get; set; }

    [BindProperty(Name = "naechster-am")]
    public DateOnly? NextOn { get; set; }

    [BindProperty(Name = "notiz")]
    public string? Note { get; set; }

    [BindProperty(Name = "geprueft")]
    public bool IsConfirmed { get; set; }

    public static TalkFields New() => new() { Day = "0", Setting = ContactSetting.Person, IsReferred = "nein", Next = "2" };

    // Everything but the day and the words.
    public static TalkFields Like(Talk last) => new()
    {
        Day = "0", Channel = last.Channel, Setting = last.Setting, Topics = last.Topics, Subtopics = last.Subtopics, IsReferred = "nein",
        Next = last.NextWeeks switch { 0 => None, { } weeks => weeks.ToString(CultureInfo.InvariantCulture), _ => "2" },
    };

    public ConsultationDraft Draft(DateOnly today, bool mayName) => new(
        Day switch { "0" => today, "1" => today.AddDays(-1), _ => HeldOn }, Channel, Setting, Topics, Subtopics, NextWeeks,
        Next == OtherDay ? NextOn : null, IsReferred == "ja" && mayName && Guid.TryParse(ServiceId, out var service) ? service : null,
        IsReferred == "ja" ? ThreeWay.Read(Accompanied) : null, Note, IsConfirmed);

    public static string FieldOf(string? property) => Names.GetValueOrDefault(property ?? "", "");

    private int? NextWeeks => Next switch
    {
        None => 0,
        "1" or "2" or "4" => int.Parse(Next, CultureInfo.InvariantCulture),
        _ => null,
    };
}

public static class TalkMistakes
{
    // What could not be read is said by the binder already.
    public static void Note(this PageModel page, IEnumerable<Mistake> mistakes, TalkFields fields)
    {
        foreach (var mistake in mistakes)
        {
            var field = TalkFields.FieldOf(mistake.Field);
            if (page.ModelState[field]?.Errors.Count is null or 0 || field.Length == 0)
            {
                page.ModelState.AddModelError(field, mistake.Sentence);
            }
        }
    }
}
