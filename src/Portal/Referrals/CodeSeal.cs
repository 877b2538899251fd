using System.Security.Cryptography;
using System.Text;
using IntMan.Directory.Referrals;
using Microsoft.AspNetCore.DataProtection;

namespace IntMan.Portal.Referrals;

public sealed class CodeSeal(IDataProtectionProvider protection) : ICodeSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("referral code");

    public byte[] Seal(string code) => _protector.Protect(Encoding.UTF8.GetBytes(code));

    public string? Open(byte[] sealedCode)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(sealedCode));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
