using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Services;

/// <summary>"Stimmt noch": what is published of some services is right today.</summary>
public sealed class ConfirmServices(EditDirectory editing, MunicipalCalendar calendar)
{
    /// <summary>How partners are named in public; officers by their role.</summary>
    public const string ByPartner = "Träger";

    /// <param name="actor">Who confirms.</param>
    /// <param name="scope">What the caller keeps; everything else is left out.</param>
    /// <param name="services">What is confirmed.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>How many had not been confirmed today by this role.</returns>
    public async Task<int> ExecuteAsync(Actor actor, ServiceScope scope, IReadOnlyCollection<Guid> services, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, services.Count == 1 ? "Angebot bestätigt" : $"{services.Count} Angebote bestätigt", cancellation, ChangeKind.Confirmation);
        var confirmed = await edit.Connection.ExecuteScalarAsync<int>($"""
            with added as (
                insert into directory.confirmation (id, service_id, confirmed_on, by_role)
                select gen_random_uuid(), v.id, @Today, case when {ServiceReach.InArea("v")} then @Role else @ByPartner end from directory.service v
                where v.id = any(@services) and {ServiceReach.Holds("v")}
                    and not exists (select from directory.confirmation c where c.service_id = v.id and c.confirmed_on = @Today)
                returning 1)
            select count(*)::int from added
            """, scope.Parameters(new { calendar.Today, actor.Role, ByPartner, services = services.ToArray() }), edit.Transaction);
        await edit.SaveAsync(cancellation);
        return confirmed;
    }
}
