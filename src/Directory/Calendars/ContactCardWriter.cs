using System.Globalization;
using IntMan.Foundation.Calendars;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Calendars;

/// <summary>What is public of a person or post, ready for an address book.</summary>
public sealed record ContactCard(
    Guid Uid, string FullName, string? GivenName, string? FamilyName, string? Title, string? Organisation, IReadOnlyList<string> Phones,
    string? Email, ContactAddress? Address, Uri? Url, IReadOnlyList<string> Languages, string? Note, DateTimeOffset RevisedUtc);

/// <summary>Postal address; the street carries the house number, e.g. "Bunsenstr. 2-4".</summary>
public sealed record ContactAddress(string? Street, string? PostalCode, string? Town);

/// <summary> Contact cards as vCard 4.0 (RFC 6350) and 3.0 (RFC 2426, for address books that refuse the newer one). Languages stand in the
/// note: the LANG property wants language tags, and no common address book shows it. </summary>
public static class ContactCardWriter
{
    public const string MediaType = "text/vcard; charset=utf-8";

    public static string Write(ContactCard card)
    {
        var isPerson = card.FamilyName is not null;
        var lines = new ContentLines().Add("BEGIN", "VCARD").Add("VERSION", "4.0").Add("UID", $"urn:uuid:{card.Uid}")
            .Add("KIND", isPerson ? "individual" : "org").AddText("FN", card.FullName);
        if (isPerson)
        {
            lines.Add("N", Components(card.FamilyName, card.GivenName, null, null, null));
        }

        foreach (var phone in card.Phones)
        {
            AddPhone(lines, phone);
        }

        AddCommon(lines, card);
        return lines.Add("REV", card.RevisedUtc.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture))
            .Add("END", "VCARD").ToString();
    }

    public static string WriteVersion3(ContactCard card)
    {
        var lines = new ContentLines().Add("BEGIN", "VCARD").Add("VERSION", "3.0").AddText("UID", $"urn:uuid:{card.Uid}")
            .AddText("FN", card.FullName).Add("N", Components(card.FamilyName ?? card.FullName, card.GivenName, null, null, null));
        foreach (var phone in card.Phones)
        {
            var uri = PhoneNumber.ToUri(phone);
            lines.AddText(uri is not null && PhoneNumber.IsMobile(uri) ? "TEL;TYPE=WORK,CELL"
                : "TEL;TYPE=WORK,VOICE", uri?["tel:".Length..] ?? phone);
        }

        AddCommon(lines, card);
        return lines.Add("REV", card.RevisedUtc.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .Add("END", "VCARD").ToString();
    }

    private static void AddPhone(ContentLines lines, string phone)
    {
        if (PhoneNumber.ToUri(phone) is { } uri)
        {
            lines.Add(PhoneNumber.IsMobile(uri) ? "TEL;VALUE=uri;TYPE=\"work,cell\"" : "TEL;VALUE=uri;TYPE=\"work,voice\"", uri);
        }
        else
        {
            lines.AddText("TEL;VALUE=text;TYPE=\"work,voice\"", phone);
        }
    }

    private static void AddCommon(ContentLines lines, ContactCard card)
    {
        lines.AddText("TITLE", card.Title).AddText("ORG", card.Organisation).AddText("EMAIL;TYPE=work", card.Email);
        if (card.Address is { } address)
        {
            lines.Add("ADR;TYPE=work", Components(null, null, address.Street, address.Town, null, address.PostalCode, "Deutschland"));
        }

        if (card.Url is { } url)
        {
            lines.Add("URL", url.AbsoluteUri);
        }

        var languages = card.Languages.Count > 0 ? "Sprachen: " + string.Join(", ", card.Languages) : null;
        lines.AddText("NOTE", string.Join("\n", new[] { languages, card.Note }.Where(t => !string.IsNullOrWhiteSpace(t))));
    }

    private static string Components(params string?[] parts) => string.Join(';', parts.Select(p => ContentLines.Escape(p ?? "")));
}
