using IntMan.Accounts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class PersonFormModel(FormTools tools, SavePerson save) : EntryForm(tools)
{
    [BindProperty(Name = "titel")]
    public string? AcademicTitle { get; set; }

    [BindProperty(Name = "vorname")]
    public string? GivenName { get; set; }

    [BindProperty(Name = "nachname")]
    public string? FamilyName { get; set; }

    [BindProperty(Name = "funktion")]
    public string? Function { get; set; }

    [BindProperty(Name = "sprachen")]
    public string? Languages { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "anteil")]
    public decimal? FullTimeEquivalent { get; set; }

    [BindProperty(Name = "kuerzel")]
    public string? Slug { get; set; }

    [BindProperty(Name = "rolle")]
    public HolderRole? Role { get; set; }

    [BindProperty(Name = "ab")]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty(Name = "einwilligung")]
    public DateOnly? ConsentOn { get; set; }

    public override string Table => "person";

    public override EntryKind Kind => EntryKind.Person;

    public override string Heading => IsNew ? "Neue Person" : $"{GivenName} {FamilyName}";

    [BindProperty(Name = "stelle", SupportsGet = true)]
    public Guid? PostId { get; set; }

    public IReadOnlyList<Choice> Posts { get; private set; } = [];

    public IReadOnlyList<HoldingRow> Holdings { get; private set; } = [];

    public override bool HasPreview => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<Person>(EntryId!, cancellation) is not { } person)
        {
            return false;
        }

        (AcademicTitle, GivenName, FamilyName, Function, Slug) = (person.AcademicTitle, person.GivenName, person.FamilyName,
            person.Function, person.Slug);
        (Languages, Phone, Email) = (string.Join(", ", person.Languages), person.Phone, person.Email);
        FullTimeEquivalent = person.FullTimeEquivalent;
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation)
    {
        Posts = IsNew ? await ChoicesAsync(ChoiceKind.Post, null, "bitte wählen", cancellation) : [];
        Holdings = IsNew ? [] : await Tools.Holdings.ExecuteAsync(null, EntryId, cancellation);
    }

    protected override void Read()
    {
        if (!IsNew)
        {
            return;
        }

        Offered("stelle", PostId, Posts, "Wählen Sie die Stelle, die die Person hat.");
        ModelState.Need("ab", ValidFrom, "Geben Sie den ersten Tag auf der Stelle ein, zum Beispiel 01.01.2027.");
        ModelState.Need("rolle", Role, "Wählen Sie, wie die Person die Stelle hat.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check(Today);

    private PersonInput Input()
    {
        var holding = IsNew ? new HolderInput(PostId.GetValueOrDefault(), Role.GetValueOrDefault(), ValidFrom.GetValueOrDefault(), null,
            ConsentOn, Anyway) : null;
        var languages = (Languages ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new PersonInput(
            Slug, AcademicTitle, GivenName ?? "", FamilyName ?? "", Function, languages, Phone, Email,
            FullTimeEquivalent, holding);
    }
}
