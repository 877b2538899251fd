using IntMan.Foundation.Access;
using Microsoft.AspNetCore.DataProtection;

namespace IntMan.Portal.Security;

public sealed class DataProtectionSeals(IDataProtectionProvider protection) : ISeals
{
    public ISeal For(string purpose) => new LastingSeal(protection.CreateProtector(purpose));

    public ISeal For(string purpose, TimeSpan lasting) =>
        new PassingSeal(protection.CreateProtector(purpose).ToTimeLimitedDataProtector(), lasting);

    private sealed class LastingSeal(IDataProtector protector) : ISeal
    {
        public byte[] Seal(byte[] content) => protector.Protect(content);

        public byte[] Open(byte[] sealedContent) => protector.Unprotect(sealedContent);
    }

    private sealed class PassingSeal(ITimeLimitedDataProtector protector, TimeSpan lasting) : ISeal
    {
        public byte[] Seal(byte[] content) => protector.Protect(content, lasting);

        public byte[] Open(byte[] sealedContent) => protector.Unprotect(sealedContent);
    }
}
