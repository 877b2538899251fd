using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Directory.Editing;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// Rahmendaten of a case, and whether there is a plan.
public sealed class FrameFormModel(ReadCase read, ChangeFrame change, ProposeAlias propose, TopicCatalogue topics) : CasePageModel,
    IFormPage
{
    [BindProperty(Name = "merkwort")]
    public string? Alias { get; set; }

    [BindProperty(Name = "erstkontakt")]
    public DateOnly? FirstContactOn { get; set; }

    [BindProperty(Name = "zugang")]
    public CaseAccess? Access { get; set; }

    [BindProperty(Name = "mitplan")]
    public string? CameWithPlan { get; set; }

    [BindProperty(Name = "dauer")]
    public string? IsLong { get; set; }

    [BindProperty(Name = "komplex")]
    public string? IsComplex { get; set; }

    [BindProperty(Name = "aktiv")]
    public string? IsActive { get; set; }

    [BindProperty(Name = "monitoring")]
    public string? IsMonitored { get; set; }

    [BindProperty(Name = "art")]
    public CaseKind? Kind { get; set; }

    [BindProperty(Name = "teil-a")]
    public string? PartA { get; set; }

    [BindProperty(Name = "teil-a-grund")]
    public string? PartAReason { get; set; }

    [BindProperty(Name = "teil-b")]
    public string? PartB { get; set; }

    [BindProperty(Name = "teil-b-grund")]
    public string? PartBReason { get; set; }

    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    [BindProperty(Name = "version")]
    public uint? Version { get; set; }

    public EntryKey? Entry => null;

    public IReadOnlyList<Choice> Aliases { get; private set; } = [];

    public IEnumerable<Choice> Reasons => topics.Reasons.Select(reason => new Choice(reason.Key, reason.Value))
        .Prepend(new Choice("", "Bitte wählen"));

    public KindCriteria Criteria => new(ThreeWay.Read(IsLong), ThreeWay.Read(IsComplex), ThreeWay.Read(IsActive),
        ThreeWay.Read(IsMonitored));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "frame", cancellation)) is { } refusal)
        {
            return refusal;
        }

        var row = Head.Case;
        var criteria = KindCriteria.Of(row.Criteria);
        (Alias, FirstContactOn, Access, Kind, Version) = (row.Alias, row.FirstContactOn, row.Access, row.Kind, row.Version);
        CameWithPlan = row.CameWithPlan switch { true => "mit", false => "ohne", _ => null };
        (IsLong, IsComplex, IsActive, IsMonitored) = (Answer(criteria.IsLong), Answer(criteria.IsComplex), Answer(criteria.IsActive),
            Answer(criteria.IsMonitored));
        (PartA, PartAReason, PartB, PartBReason) = (Answer(row.PartA), row.PartAReason, Answer(row.PartB), row.PartBReason);
        await PrepareAsync(false, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (Version is not { } seen || Refuse(await read.ExecuteAsync(Caller, id, "frame", cancellation)) is not null)
        {
            return NotFound();
        }

        await PrepareAsync(false, cancellation);
        if (Action == "empfehlung")
        {
            ModelState.Clear();
            return Page();
        }

        var frame = new CaseFrame(Head.Case.Ags, FirstContactOn, Access, CameWithPlan switch { "mit" => true, "ohne" => false, _ => null },
            Kind,
            Criteria);
        var parts = new PlanParts(ThreeWay.Read(PartA), Known(PartAReason), ThreeWay.Read(PartB), Known(PartBReason));
        this.Note(frame.Mistakes(Today).Where(mistake => mistake.Field != nameof(FirstContactOn) || !ModelState.HasMistake("erstkontakt")));
        this.Ask(parts.Check);
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await change.ExecuteAsync(Caller, id, frame, parts, Alias ?? Head.Case.Alias, seen, cancellation);
        return ToCase("/rahmen");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion && await read.ExecuteAsync(Caller, Head.Case.Id, "frame", cancellation) is { } current)
        {
            (Head, Version) = (current, current.Case.Version);
        }

        var words = await propose.ExecuteAsync(Caller, Head.Case.CountyKey, Head.Case.Id.GetHashCode(), cancellation);
        Aliases = [.. words.Prepend(Head.Case.Alias).Distinct().Select(word => new Choice(word, word))];
    }

    private static string? Answer(bool? answer) => answer switch { true => "ja", false => "nein", _ => null };

    private string? Known(string? reason) => reason is not null && topics.Reasons.ContainsKey(reason) ? reason : null;
}
