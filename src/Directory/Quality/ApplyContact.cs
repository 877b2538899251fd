using System.Text.RegularExpressions;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Quality;

/// <summary>Takes a reported phone number or address over into the entry and closes the report, both or neither.</summary>
public sealed class ApplyContact(DirectoryChanges changes, DecideSuggestion decide, MunicipalCalendar calendar)
{
    public Task ExecuteAsync(Caller caller, SuggestionLine suggestion, PublishedContact contact, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Telefon oder E-Mail nach einer Meldung geändert", async change =>
        {
            if (suggestion.PostId is not { } postId)
            {
                throw new RuleViolation(
                    "Diese Meldung betrifft keine Stelle. Berichtigen Sie den Eintrag selbst und schließen Sie dann die Meldung.");
            }

            contact.Check();
            await decide.CloseAsync(change, suggestion, SuggestionState.Applied, null);
            var post = await change.TakeAsync<People.Post>(postId);
            var person = await NamedHolderAsync(change.Db, post.Id, cancellation);
            post.Contact(person?.Phone is null ? contact.Phone : post.Phone, person?.Email is null
                ? contact.Email : post.Email, post.VacancyNote);
            person?.Describe(person.Function, person.Languages, person.Phone is null ? null : contact.Phone, person.Email is null
                ? null : contact.Email, person.FullTimeEquivalent);
            Require.That(
                change.Db.ChangeTracker.HasChanges(),
                "Diese Angaben stehen schon so im Eintrag. Ändern Sie sie, oder schließen Sie die Meldung mit „Erledigt“.");
        }, cancellation, kind: ChangeKind.Suggestion);

    public static async Task<PublishedContact> ReadAsync(StaffSource source, Guid postId, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<PublishedContact>(new CommandDefinition("""
            select coalesce(named.phone, p.phone) as phone, coalesce(named.email, p.email) as email, named.phone is not null as is_direct
            from directory.post p
            left join lateral (
                select min(e.phone) as phone, min(e.email) as email from directory.post_holder h
                  join directory.person e on e.id = h.person_id
                where h.post_id = p.id and h.role <> 'Deputy' and h.consent_on <= @day
                  and foundation.valid_on(h.valid_from, h.valid_until, @day)
                having count(*) = 1) named on true
            where p.id = @postId
            """, new { postId, day }, cancellationToken: cancellation));
    }

    private async Task<People.Person?> NamedHolderAsync(DirectoryDbContext db, Guid postId, CancellationToken cancellation)
    {
        var holders = await db.PostHolders.Where(h => h.PostId == postId && h.Role != People.HolderRole.Deputy).ToListAsync(cancellation);
        var named = holders.Where(h => h.NameIsPublicOn(calendar.Today)).ToList();
        return named.Count == 1 ? await db.People.SingleAsync(p => p.Id == named[0].PersonId, cancellation) : null;
    }
}

/// <summary>Phone and mail of an entry as readers see them.</summary>
public sealed partial class PublishedContact
{
    public string? Phone { get; init; }

    public string? Email { get; init; }

    public bool IsDirect { get; init; }

    /// <summary>What the reader wrote stands in the field it fits, ready to be checked.</summary>
    public PublishedContact With(SuggestionLine suggestion) => new()
    {
        Phone = suggestion.Kind == SuggestionKind.PhoneWrong && suggestion.Correct is { } number && PhoneShape().IsMatch(number)
            ? number : Phone,
        Email = OutgoingMail.IsAddress(suggestion.Correct) ? suggestion.Correct : Email,
        IsDirect = IsDirect,
    };

    internal void Check() => Require.All(
        () => Require.That(
            Phone is null || PhoneShape().IsMatch(Phone),
            "Das ist keine Telefonnummer. Schreiben Sie zum Beispiel 030 23125 100.",
            nameof(Phone)),
        () => Require.That(
            Email is null || OutgoingMail.IsAddress(Email),
            "Das ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel beratung@gemeinde.example.",
            nameof(Email)));

    [GeneratedRegex(@"^[+0-9(][0-9 ()/.\-]{2,30}$")]
    private static partial Regex PhoneShape();
}
