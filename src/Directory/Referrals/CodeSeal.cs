using System.Security.Cryptography;
using System.Text;
using IntMan.Foundation.Access;

namespace IntMan.Directory.Referrals;

/// <summary>Seals a code with keys that are not in the row: the slip can be printed again, and a copy of the table opens nothing.</summary>
public sealed class CodeSeal(ISeals seals)
{
    private readonly ISeal _seal = seals.For("referral code");

    public byte[] Seal(string code) => _seal.Seal(Encoding.UTF8.GetBytes(code));

    // Null when the keys are gone with which it was sealed.
    public string? Open(byte[] sealedCode)
    {
        try
        {
            return Encoding.UTF8.GetString(_seal.Open(sealedCode));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
