using System.Buffers.Text;
using System.Security.Cryptography;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;

namespace IntMan.Meetings.Planning;

/// <summary>The personal links in mails about meetings. Each opens one invitation and nothing else; it ends when the invitation
/// does.</summary>
public sealed class InvitationLinks(PublicAddress address, ISeals seals)
{
    private readonly ISeal _seal = seals.For("meetings.invitation");

    public Uri Answer(Guid invitation) =>
        address.Of($"/treffen/antwort?code={Base64Url.EncodeToString(_seal.Seal(invitation.ToByteArray()))}");

    public Uri Page(string series, string day) => address.Of($"/treffen/{series}/{day}");

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
