using System.Data.Common;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Quality;

public sealed class SendMonthlyMails(ShowPosts showPosts, ConfirmationLinks links, ReminderMails mails, Outbox outbox,
    SendServiceMails services)
{
    private const int PeopleAtOnce = 100;

    public async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateOnly today, CancellationToken cancellation)
    {
        await services.MonthlyAsync(connection, transaction, today);
        foreach (var people in (await PublishedPeople.ReadAsync(connection, transaction, today))
            .Where(person => OutgoingMail.IsAddress(person.Email)).Chunk(PeopleAtOnce))
        {
            var posts = people.SelectMany(person => person.Posts).Distinct().ToList();
            var shown = (await showPosts.ExecuteAsync(posts, ReadingWindow.OfPage(today), cancellation))
                .ToDictionary(contact => contact.Post.Id);
            var made = people.Select(person =>
                (Person: person, Link: links.Create(person.PersonId, person.Posts, PersonLabels.Positions.TextOf(person.Position))))
                .ToList();
            await NewConfirmationLink.InsertAsync(connection, made.Select(m => m.Link), transaction);
            await outbox.QueueAsync(connection,
                made.Select(m => mails.Monthly(m.Person, [.. m.Person.Posts.Select(post => shown[post])], m.Link, today)), transaction);
        }
    }
}
