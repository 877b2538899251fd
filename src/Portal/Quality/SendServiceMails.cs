using System.Data.Common;
using IntMan.Accounts;
using IntMan.Directory.Quality;
using IntMan.Directory.Services;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Quality;

public sealed class SendServiceMails(DueServices due, ConfirmationLinks links, ReminderMails mails, Outbox outbox)
{
    public async Task RemindAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var keepers = await DueServices.KeepersAsync(connection, transaction, today);
        var wanted = new List<(WarningStage Stage, ServiceKeeper Keeper, DueService Service)>();
        foreach (var (service, stage) in await due.ReadAsync(connection, transaction, today))
        {
            wanted.AddRange(KeepersOf(service, stage, keepers).Select(keeper => (stage, keeper, service)));
            await DueServices.NoteAsync(connection, transaction, service, stage, today);
        }

        await SendAsync(connection, transaction, wanted.GroupBy(row => (row.Stage, row.Keeper.AccountId))
            .Select(group => Make(group.Key.Stage, group.First().Keeper, [.. group.Select(row => row.Service)], isMonthly: false, today)));
    }

    public async Task MonthlyAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var partners = (await DueServices.KeepersAsync(connection, transaction, today))
            .Where(keeper => keeper.Role == nameof(Role.Partner)).ToLookup(keeper => keeper.AccountId);
        var services = (await DueServices.OfAsync(connection, transaction,
            [.. partners.SelectMany(grants => grants).Select(grant => grant.ScopeKey).Distinct()]))
            .ToLookup(service => service.Organisation);
        await SendAsync(connection, transaction, partners
            .Select(grants => (Keeper: grants.First(), Services: grants.SelectMany(grant => services[grant.ScopeKey]).ToList()))
            .Where(row => row.Services.Count > 0)
            .Select(row => Make(WarningStage.Owner, row.Keeper, row.Services, isMonthly: true, today)));
    }

    private static List<ServiceKeeper> KeepersOf(DueService service, WarningStage stage, IReadOnlyList<ServiceKeeper> keepers)
    {
        var coordination = keepers.Where(keeper => keeper.Role == nameof(Role.Coordinator) && keeper.ScopeKind == nameof(ScopeKind.County)
            && keeper.ScopeKey == service.CountyKey).ToList();
        if (stage == WarningStage.Coordination)
        {
            return coordination;
        }

        var partners = keepers.Where(keeper => keeper.Role == nameof(Role.Partner) && keeper.ScopeKey == service.Organisation).ToList();
        var officers = keepers.Where(keeper => keeper.Role == nameof(Role.IntegrationOfficer)
            && keeper.ScopeKey == (keeper.ScopeKind == nameof(ScopeKind.Municipality) ? service.Ags : service.CountyKey)).ToList();
        return partners.Count > 0 ? partners : officers.Count > 0 ? officers : coordination;
    }

    private (OutgoingMail Mail, NewConfirmationLink? Link) Make(WarningStage stage, ServiceKeeper keeper,
        IReadOnlyList<DueService> services, bool isMonthly, DateOnly today)
    {
        var role = keeper.Role == nameof(Role.Partner) ? ConfirmServices.ByPartner : RoleNames.Of(Enum.Parse<Role>(keeper.Role));
        var link = stage == WarningStage.Coordination ? null
            : links.CreateForServices(keeper.AccountId, [.. services.Select(service => service.Id)], role);
        return (mails.Services(stage, keeper.Email, services, link, isMonthly, today), link);
    }

    private async Task SendAsync(DbConnection connection, DbTransaction transaction,
        IEnumerable<(OutgoingMail Mail, NewConfirmationLink? Link)> made)
    {
        var all = made.ToList();
        await NewConfirmationLink.InsertAsync(connection, all.Select(mail => mail.Link).OfType<NewConfirmationLink>(), transaction);
        await outbox.QueueAsync(connection, all.Select(mail => mail.Mail), transaction);
    }
}
