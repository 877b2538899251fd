using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

public sealed class AbsencesModel(ReadOwnEntry own, ShowPosts show, EndAbsence end, Wording words, MunicipalCalendar calendar)
    : OwnEntryPage(own, calendar)
{
    private IReadOnlyList<Contact> _contacts = [];

    public IEnumerable<Absence> Coming => Own.Absences.Where(a => a.Days.Reaches(Today));

    public IEnumerable<Absence> Past => Own.Absences.Where(a => !a.Days.Reaches(Today)).Reverse();

    public IEnumerable<string> PublicSentences(Absence absence)
    {
        var day = absence.FirstDay > Today ? absence.FirstDay : Today;
        var time = absence.FirstDay == absence.LastDay ? $"Am {Day(absence.FirstDay)}"
            : $"Vom {Day(absence.FirstDay)} bis {Day(absence.LastDay)}";
        foreach (var contact in _contacts)
        {
            var title = _contacts.Count > 1 ? $" für „{contact.Post.Title}“" : "";
            yield return contact.On(day) switch
            {
                { Away: null } => $"{time} bleibt die Stelle{title} besetzt: Jemand anderes ist da.",
                { StandIn: { } substitute } => $"{time} steht{title} {substitute.DisplayName} an erster Stelle.",
                _ => $"{time} steht{title} nur, dass {(Subject.IsOwn ? "Sie nicht da sind" : "niemand da ist")}. "
                    + "Wählen Sie eine Vertretung, die in der Zeit da ist.",
            };
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var last = Coming.Select(a => a.LastDay).DefaultIfEmpty(Today).Max();
        _contacts = await show.ExecuteAsync([.. Own.Posts.Select(post => post.Id)], new ReadingWindow(Today, Today, last), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostBeendenAsync(Guid abwesenheit, CancellationToken cancellation)
    {
        await end.ExecuteAsync(Keeper, abwesenheit, cancellation);
        return Saved("/abwesenheit", "beendet");
    }

    // Whose absence it is, where more than one person holds the post.
    public string? WhoOf(Absence absence) => Own.People.Count < 2 ? null
        : Own.People.Where(person => person.Id == absence.PersonId).Select(person => $"{person.GivenName} {person.FamilyName}").First();

    private string Day(DateOnly day) => words.Hours.Day(day, Today);
}
