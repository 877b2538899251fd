using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Series;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// Seats, terms and mandates of one series.
public sealed class MemberListModel(ShowMembers show, ChangeMembers members, ChangeTerms terms, GrantMandate mandates,
    MunicipalCalendar calendar)
    : MeetingPage(calendar)
{
    [BindProperty(Name = "person")]
    public Guid? PersonId { get; set; }

    [BindProperty(Name = "fuer")]
    public string? StandsFor { get; set; }

    [BindProperty(Name = "ebene")]
    public Level? Level { get; set; }

    [BindProperty(Name = "rolle")]
    public SeriesRole? Role { get; set; }

    [BindProperty(Name = "reichweite")]
    public MandateReach? Reach { get; set; }

    [BindProperty(Name = "berichtet")]
    public bool ReportsBack { get; set; }

    [BindProperty(Name = "ab")]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? Until { get; set; }

    // One form at a time, named in the address.
    [BindProperty(SupportsGet = true, Name = "form")]
    public string? AskedForm { get; set; }

    public string Form => FormsOffered.Any(form => form.Key == AskedForm) ? AskedForm! : FormsOffered[0].Key;

    public IReadOnlyList<(string Key, string Text)> FormsOffered =>
    [
        .. Organises ? [("aufnehmen", "Mitglied aufnehmen"), ("rolle", "Aufgabe vergeben")] : Array.Empty<(string, string)>(),
        .. GivesMandates ? [("mandat", "Mandat erteilen")] : Array.Empty<(string, string)>(),
    ];

    public MembersPage Members { get; private set; } = null!;

    public bool Organises => Members.Standing.Has(SeriesRole.Office, SeriesRole.Organiser);

    public bool GivesMandates => Members.Standing.Has(SeriesRole.Head);

    public static Labels<Level> Levels { get; } = new(
        (IntMan.Meetings.Series.Level.Micro, ["Fachkräfte"]), (IntMan.Meetings.Series.Level.Meso, ["Fachleitung"]),
        (IntMan.Meetings.Series.Level.Macro, ["Politik und Verwaltungsspitze"]));

    public IEnumerable<Choice> LevelChoices => [new("", "bitte wählen"), .. Levels.All.Select(level => new Choice(level.Stored,
        level.Text))];

    public IEnumerable<Choice> People => [new("", "bitte wählen"), .. Members.People.Select(person => new Choice(person.Id.ToString(),
        person.Organisation is null ? person.Name : $"{person.Name}, {person.Organisation}"))];

    public IEnumerable<Choice> Seated => [new("", "bitte wählen"), .. Members.Members.Where(member => member.PersonId is not null)
        .Select(member => new Choice(member.PersonId.ToString()!, member.Name))];

    public IEnumerable<Choice> Roles => [new("", "bitte wählen"), .. SeriesRoles.Terms.Select(role =>
        new Choice(role.ToString(), SeriesRoles.Words.TextOf(role)))];

    public IEnumerable<Choice> Reaches => [new("", "bitte wählen"), .. MandateLabels.Reaches.All.Select(reach =>
        new Choice(reach.Stored, reach.Text))];

    public Task<IActionResult> OnPostAufnehmenAsync(CancellationToken cancellation) =>
        SendAsync("mitglied", new MemberInput(PersonId, StandsFor, Level, null).Check,
            () => members.AddAsync(Caller, SeriesSlug, new MemberInput(PersonId, StandsFor, Level, null), cancellation), cancellation);

    public Task<IActionResult> OnPostRolleAsync(CancellationToken cancellation) =>
        SendAsync("rolle", () => new TermInput(PersonId, Role, From, Until).Check(Today),
            () => terms.GiveAsync(Caller, SeriesSlug, new TermInput(PersonId, Role, From, Until), cancellation), cancellation);

    // A mandate opens the protected part of a forum (ASVS 7.5.1).
    [StepUp]
    public Task<IActionResult> OnPostMandatAsync(CancellationToken cancellation) =>
        SendAsync("mandat", () => new MandateInput(PersonId, Reach, ReportsBack, From, Until).Check(Today),
            () => mandates.ExecuteAsync(Caller, SeriesSlug, new MandateInput(PersonId, Reach, ReportsBack, From, Until),
                cancellation), cancellation);

    public async Task<IActionResult> OnPostBeendenAsync(Guid mitglied, CancellationToken cancellation)
    {
        await members.EndAsync(Caller, SeriesSlug, mitglied, cancellation);
        return Saved($"{SeriesAddress}/mitglieder", "beendet");
    }

    public async Task<IActionResult> OnPostMandatEndeAsync(Guid mandat, CancellationToken cancellation)
    {
        await mandates.EndAsync(Caller, SeriesSlug, mandat, cancellation);
        return Saved($"{SeriesAddress}/mitglieder", "beendet");
    }

    protected override Standing? Seat => Members?.Standing;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, cancellation) is not { } found)
        {
            return false;
        }

        Members = found;
        return true;
    }

    private Task<IActionResult> SendAsync(string done, Action check, Func<Task> write, CancellationToken cancellation)
    {
        this.Ask(check);
        return DoAsync(
            async () =>
            {
                await write();
                return Saved($"{SeriesAddress}/mitglieder", done);
            },
            cancellation);
    }
}
