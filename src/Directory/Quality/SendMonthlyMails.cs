using System.Data.Common;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Mail;

namespace IntMan.Directory.Quality;

/// <summary>Shows everybody once a month what is published of them.</summary>
public sealed class SendMonthlyMails(ShowPosts showPosts, IRecipients recipients, DueMails mails, SendServiceMails services)
{
    private const int PeopleAtOnce = 100;

    public async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateOnly today, CancellationToken cancellation)
    {
        await services.MonthlyAsync(connection, transaction, today);
        foreach (var people in (await PublishedPeople.ReadAsync(recipients, connection, transaction, today))
            .Where(person => OutgoingMail.IsAddress(person.Email)).Chunk(PeopleAtOnce))
        {
            var posts = people.SelectMany(person => person.Posts).Distinct().ToList();
            var shown = (await showPosts.ExecuteAsync(posts, ReadingWindow.OfPage(today), cancellation))
                .ToDictionary(contact => contact.Post.Id);
            await mails.QueueAsync(connection, transaction, [.. people.Select(person => Make(person, shown, today))]);
        }
    }

    private (OutgoingMail Mail, NewConfirmationLink? Link) Make(PublishedPerson person, Dictionary<Guid, Contact> shown, DateOnly today)
    {
        var link = mails.Links.Create(person.PersonId, person.Posts, PersonLabels.Positions.TextOf(person.Position));
        return (mails.Text.Monthly(person, [.. person.Posts.Select(post => shown[post])], link, today), link);
    }
}
