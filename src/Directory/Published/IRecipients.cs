using System.Data.Common;

namespace IntMan.Directory.Published;

/// <summary>Whom the mails of the directory reach by an account: asked by its jobs and links, answered by the module of accounts, in the
/// transaction of the asker.</summary>
public interface IRecipients
{
    /// <summary>Addresses of the open accounts that belong to these people.</summary>
    Task<IReadOnlyDictionary<Guid, string>> AddressesAsync(DbConnection connection, DbTransaction transaction, Guid[] people);

    /// <summary>Open accounts with a role that keeps entries of the directory, a line for each role.</summary>
    Task<IReadOnlyList<Keeper>> KeepersAsync(DbConnection connection, DbTransaction transaction, DateOnly day);

    /// <summary>What one account may confirm on a day.</summary>
    Task<ServicesOfAccount> ServicesOfAsync(DbConnection connection, Guid account, DateOnly day);
}

/// <summary>How a role keeps entries.</summary>
public enum KeeperKind
{
    /// <summary>Keeps the services of one organisation.</summary>
    Partner,

    Officer,

    Coordinator,
}

/// <param name="AccountId">Of the account.</param>
/// <param name="Email">Where to write to.</param>
/// <param name="Kind">How it keeps entries.</param>
/// <param name="RoleName">In the words of the offices.</param>
/// <param name="Municipality">Municipality key, when the role is for one municipality.</param>
/// <param name="County">County key, when it is for a county.</param>
/// <param name="Organisation">Short name, when it is for an organisation.</param>
public sealed record Keeper(
    Guid AccountId, string Email, KeeperKind Kind, string RoleName, string? Municipality, string? County, string? Organisation);

/// <param name="Any">The account has a role that is not bound to organisations.</param>
/// <param name="Organisations">Short names of its organisations.</param>
public sealed record ServicesOfAccount(bool Any, IReadOnlySet<string> Organisations)
{
    public bool Covers(string organisation) => Any || Organisations.Contains(organisation);
}
