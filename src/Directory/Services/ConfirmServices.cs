using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Services;

/// <summary>"Stimmt noch": what is published of some services is right today.</summary>
public sealed class ConfirmServices(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public const string ByPartner = "Träger";

    public Task<int> ExecuteAsync(Caller caller, IReadOnlyCollection<Guid> services, CancellationToken cancellation) => changes.WriteAsync(
        caller, services.Count == 1 ? "Angebot bestätigt" : $"{services.Count} Angebote bestätigt", change => change.ExecuteAsync($"""
            insert into directory.confirmation (id, service_id, confirmed_on, by_role)
            select gen_random_uuid(), v.id, @Today, case when {DirectoryScope.ServiceInArea("v")} then @Role else @ByPartner end
              from directory.service v
            where v.id = any(@services) and {DirectoryScope.Service("v")}
                and not exists (select from directory.confirmation c where c.service_id = v.id and c.confirmed_on = @Today)
            """, change.Scope.With(new { calendar.Today, caller.Actor.Role, ByPartner, services = services.ToArray() })),
        cancellation,
        byOwners: true,
        ChangeKind.Confirmation);
}
