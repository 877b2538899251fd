using System.Xml.Linq;
using IntMan.Accounts;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace IntMan.Portal.Security;

public sealed class PostgresKeys(ProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.Read().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
