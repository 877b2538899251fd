using System.Buffers.Text;
using System.Security.Cryptography;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;

namespace IntMan.Meetings.Calendars;

/// <summary>The secret addresses of personal calendars. Whoever has one reads the dates; taking it back closes it for ever.</summary>
public sealed class CalendarLinks(PublicAddress address, ISeals seals)
{
    private readonly ISeal _seal = seals.For("meetings.calendar");

    public Uri Of(Guid key) => address.Of($"/kalender/treffen/{Base64Url.EncodeToString(_seal.Seal(key.ToByteArray()))}.ics");

    /// <returns>Null when the code was not made here.</returns>
    public Guid? Open(string? code)
    {
        try
        {
            return new Guid(_seal.Open(Base64Url.DecodeFromChars(code)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
