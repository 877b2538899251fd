using System.Xml.Linq;
using Dapper;
using IntMan.Portal.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace IntMan.Portal.Security;

// The keys that protect cookies and secrets, in the database, so that every replica reads what another wrote.
public sealed class PostgresKeys(PortalDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Accounts.OpenConnection();
        return [.. connection.Query<string>("select xml from accounts.data_protection_key order by id").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.Accounts.OpenConnection();
        connection.Execute(
            "insert into accounts.data_protection_key (friendly_name, xml) values (@friendlyName, @xml)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
