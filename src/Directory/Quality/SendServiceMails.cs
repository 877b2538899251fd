using System.Data.Common;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Mail;

namespace IntMan.Directory.Quality;

/// <summary>Asks whoever keeps a service to confirm it: its organisation, else the officers, else the coordination.</summary>
public sealed class SendServiceMails(DueServices due, IRecipients recipients, DueMails mails)
{
    public async Task RemindAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var keepers = await recipients.KeepersAsync(connection, transaction, today);
        var wanted = new List<(WarningStage Stage, Keeper Keeper, DueService Service)>();
        foreach (var (service, stage) in await due.ReadAsync(connection, transaction, today))
        {
            wanted.AddRange(KeepersOf(service, stage, keepers).Select(keeper => (stage, keeper, service)));
            await DueServices.NoteAsync(connection, transaction, service, stage, today);
        }

        await mails.QueueAsync(connection, transaction, [.. wanted.GroupBy(row => (row.Stage, row.Keeper.AccountId))
            .Select(group => Make(group.Key.Stage, group.First().Keeper, [.. group.Select(row => row.Service)], isMonthly: false, today))]);
    }

    public async Task MonthlyAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var partners = (await recipients.KeepersAsync(connection, transaction, today))
            .Where(keeper => keeper.Kind == KeeperKind.Partner).ToLookup(keeper => keeper.AccountId);
        var services = (await DueServices.OfAsync(connection, transaction,
            [.. partners.SelectMany(grants => grants).Select(grant => grant.Organisation!).Distinct()]))
            .ToLookup(service => service.Organisation);
        await mails.QueueAsync(connection, transaction, [.. partners
            .Select(grants => (Keeper: grants.First(), Services: grants.SelectMany(grant => services[grant.Organisation!]).ToList()))
            .Where(row => row.Services.Count > 0)
            .Select(row => Make(WarningStage.Owner, row.Keeper, row.Services, isMonthly: true, today))]);
    }

    private static List<Keeper> KeepersOf(DueService service, WarningStage stage, IReadOnlyList<Keeper> keepers)
    {
        var coordination = keepers.Where(keeper => keeper is { Kind: KeeperKind.Coordinator, County: not null }
            && keeper.County == service.CountyKey).ToList();
        if (stage == WarningStage.Coordination)
        {
            return coordination;
        }

        var partners = keepers.Where(keeper => keeper.Kind == KeeperKind.Partner && keeper.Organisation == service.Organisation).ToList();
        var officers = keepers.Where(keeper => keeper.Kind == KeeperKind.Officer
            && (keeper.Municipality is { } ags ? ags == service.Ags : keeper.County == service.CountyKey)).ToList();
        if (partners.Count > 0)
        {
            return partners;
        }

        return officers.Count > 0 ? officers : coordination;
    }

    private (OutgoingMail Mail, NewConfirmationLink? Link) Make(WarningStage stage, Keeper keeper,
        IReadOnlyList<DueService> services, bool isMonthly, DateOnly today)
    {
        var role = keeper.Kind == KeeperKind.Partner ? ConfirmServices.ByPartner : keeper.RoleName;
        var link = stage == WarningStage.Coordination ? null
            : mails.Links.CreateForServices(keeper.AccountId, [.. services.Select(service => service.Id)], role);
        return (mails.Text.Services(stage, keeper.Email, services, link, isMonthly, today), link);
    }
}
