using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Quality;

/// <summary>The entry that a report is about, as readers see it.</summary>
public sealed class ReadSuggestion(ShowPosts showPosts, StaffSource source, MunicipalCalendar calendar)
{
    public async Task<(Contact? Contact, PublishedContact? Published)> ExecuteAsync(
        SuggestionLine suggestion, CancellationToken cancellation)
    {
        if (suggestion.PostId is not { } post)
        {
            return (null, null);
        }

        var contacts = await showPosts.ExecuteAsync([post], ReadingWindow.OfPage(calendar.Today), cancellation);
        return (contacts[0], await ApplyContact.ReadAsync(source, post, calendar.Today, cancellation));
    }
}
