using IntMan.Directory.Calendars;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;

namespace IntMan.Portal.Endpoints;

public static class ContactCardEndpoint
{
    public static async Task<IResult> GetAsync(string slug, string? version, HttpRequest request, ShowEntry show,
        MunicipalCalendar calendar, SiteSettings site, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(slug, ReadingWindow.OfPage(calendar.Today), cancellation) is not { } entry)
        {
            return TypedResults.NotFound();
        }

        var contact = entry.Main;
        var person = contact.Names.Count == 1 ? contact.Main : null;
        var place = contact.Place;
        var card = new ContactCard(
            person?.PersonId ?? contact.Post.Id,
            contact.DisplayName,
            person?.GivenName,
            person?.FamilyName,
            contact.Post.Title,
            contact.Post.Organisation,
            [.. Phones(contact).OfType<string>().Distinct()],
            contact.Today.IsVacant ? contact.Today.Email : contact.Email,
            place is null ? null : new ContactAddress(place.Address, place.PostalCode, place.Town),
            new Uri(site.AddressOf(request, $"/ansprechpersonen/{contact.Slug}")),
            contact.Languages,
            contact.Today.IsVacant ? contact.Post.VacancyNote : null,
            (contact.Post.ConfirmedOn ?? calendar.Today).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return new TextAnswer(version == "3" ? ContactCardWriter.WriteVersion3(card)
            : ContactCardWriter.Write(card), ContactCardWriter.MediaType, $"{contact.Slug}.vcf", isDownload: true);
    }
    // An address book keeps a card for years: the own numbers, and for a vacant post who answers.
    private static string?[] Phones(Contact contact) =>
        contact.Today.IsVacant ? [contact.Today.Phone] : [contact.Phone, contact.Post.Phone];
}
