using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

public sealed class AbsenceFormModel(ReadOwnEntry own, ListColleagues colleagues, RecordAbsence record, ChangeAbsence change,
    FindTaken taken, MunicipalCalendar calendar) : OwnEntryPage(own, calendar), IFormPage
{
    private IReadOnlyList<Colleague> _colleagues = [];

    public Absence? Absence { get; private set; }

    [BindProperty(Name = "person")]
    public Guid? PersonId { get; set; }

    [BindProperty(Name = "von")]
    public DateOnly? FirstDay { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? LastDay { get; set; }

    [BindProperty(Name = "vertretung")]
    public Guid? SubstituteId { get; set; }

    [BindProperty(Name = "version")]
    public uint? Version { get; set; }

    public EntryKey? Entry => Absence is null ? null : EntryKey.Of("absence", Absence.Id);

    public IEnumerable<Choice> People => Own.People.Select(person => new Choice(person.Id.ToString(),
        $"{person.GivenName} {person.FamilyName}")).Prepend(new Choice("", "bitte wählen"));

    // Of a known absence never taken from the form; of two who share a post one is chosen.
    private Guid? Who => Absence?.PersonId
        ?? (Own.People.Count == 1 ? Own.People[0].Id : Own.People.FirstOrDefault(person => person.Id == PersonId)?.Id);

    public IEnumerable<Choice> Substitutes => _colleagues.Select(c => new Choice(c.Id.ToString(), c.Text))
        .Prepend(new Choice("", "Noch niemand"));

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        (FirstDay, LastDay) = (Absence?.FirstDay ?? Today, Absence?.LastDay);
        (SubstituteId, Version) = (Absence?.SubstituteId, Absence?.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || (Absence is not null && Version is null))
        {
            return NotFound();
        }

        ModelState.Need("person", Who, "Wählen Sie, wer nicht da ist.");
        ModelState.Need("von", FirstDay, "Geben Sie den ersten Tag ein, zum Beispiel 25.11.2026.");
        ModelState.Need("bis", LastDay, "Geben Sie den letzten Tag ein, zum Beispiel 27.11.2026.");
        if (SubstituteId is not null && _colleagues.All(colleague => colleague.Id != SubstituteId))
        {
            ModelState.AddModelError("vertretung", "Wählen Sie die Vertretung aus der Liste.");
        }

        var draft = new AbsenceDraft(FirstDay ?? LastDay ?? Today, LastDay ?? FirstDay ?? Today, SubstituteId);
        this.Ask(
            () => draft.Check(Today),
            await taken.AbsenceAsync(Keeper, Absence?.Id, Who.GetValueOrDefault(), FirstDay, LastDay, cancellation));
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        if (Absence is { } absence)
        {
            await change.ExecuteAsync(Keeper, absence.Id, draft, Version!.Value, cancellation);
        }
        else
        {
            await record.ExecuteAsync(Keeper, Who!.Value, draft, cancellation);
        }

        return Saved("/abwesenheit");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion && await FindAsync(Absence?.Id, cancellation))
        {
            Version = Absence?.Version;
        }
    }

    private async Task<bool> FindAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return false;
        }

        Absence = Own.Absences.FirstOrDefault(a => a.Id == id && a.Days.Reaches(Today));
        if (Own.People.Count == 0 || (id is not null && Absence is null))
        {
            return false;
        }

        _colleagues = await colleagues.ExecuteAsync(Who ?? Own.People[0].Id, Today, cancellation);
        return true;
    }
}
