using System.Buffers.Text;
using System.Security.Cryptography;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;

namespace IntMan.Meetings.Polls;

/// <summary>Personal links of polls: each opens the answer of one person to one poll.</summary>
public sealed class PollLinks(PublicAddress address, ISeals seals)
{
    private readonly ISeal _seal = seals.For("meetings.poll");

    public Uri Answer(Guid voice) => address.Of(PathOf(voice));

    public string PathOf(Guid voice) => $"/treffen/umfrage?code={Base64Url.EncodeToString(_seal.Seal(voice.ToByteArray()))}";

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
