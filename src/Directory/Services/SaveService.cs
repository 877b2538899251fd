using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Services;

/// <summary>Creates or changes a service.</summary>
public sealed class SaveService(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, ServiceInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Angebot angelegt" : "Angebot geändert", async change =>
        {
            input.Check();
            var service = id is { } known
                ? await change.TakeAsync<Service>(known, seenVersion)
                : change.Db.Add(new Service(await Slugs.ChooseAsync(input.Slug, input.Name, change.Db.Services.Select(s => s.Slug),
                    cancellation), input.Name, input.OrganisationId, input.Kind)).Entity;
            var before = service.Status;
            (id is not null && await ServiceReach.OfAsync(change, service.Id) == ServiceRights.Content
                ? ForPartner(service, input) : input).Fill(service);
            if (id is null && input.PlaceId is { } place)
            {
                change.Db.Add(new ServicePlace(service.Id, place));
            }

            await change.FlushAsync();
            await RequireFitAsync(change, service, before);
            return service.Id;
        }, cancellation, byOwners: true);

    private static async Task RequireFitAsync(Change<DirectoryDbContext> change, Service service, ServiceStatus before)
    {
        var rights = await ServiceReach.OfAsync(change, service.Id);
        var hasPlace = await change.Db.ServicePlaces.AnyAsync(p => p.ServiceId == service.Id, change.Cancellation);
        Require.All(
            () => Require.That(
                rights != ServiceRights.None,
                "So läge das Angebot außerhalb Ihres Bereichs. Nennen Sie als Einzugsgebiet Ihre Gemeinde oder Ihren Kreis, oder wählen "
                + "Sie einen Ort darin.",
                nameof(Service.ServedKeys)),
            () => Require.That(
                before == ServiceStatus.Draft || service.Status != ServiceStatus.Draft,
                "Was einmal veröffentlicht war, wird kein Entwurf mehr. Wählen Sie „ruhend“ oder „beendet“.",
                nameof(Service.Status)),
            () => service.RequirePublishable(hasPlace));
    }

    private static ServiceInput ForPartner(Service service, ServiceInput input) => input with
    {
        OrganisationId = service.OrganisationId,
        Status = service.Status == ServiceStatus.Draft || input.Status == ServiceStatus.Draft ? service.Status : input.Status,
    };
}

/// <summary>A service as a form says it; see <see cref="Service"/>.</summary>
public sealed record ServiceInput(string? Slug, string Name, Guid OrganisationId, ServiceKind Kind, ServiceStatus Status, string Summary,
    string? Description)
{
    public required AreaOfLife[] Areas { get; init; }
    public string[] Keywords { get; init; } = [];
    public ResidenceStatus[] ResidenceStatuses { get; init; } = [];
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    public Sex? OnlyFor { get; init; }
    public LanguageLevel? LanguageLevel { get; init; }
    public string[] Languages { get; init; } = [];
    public string? Interpreting { get; init; }
    public ServiceCost Cost { get; init; }
    public string? CostNote { get; init; }
    public ServiceAccess[] Access { get; init; } = [];
    public string? AccessNote { get; init; }
    public string[] Documents { get; init; } = [];
    public string? ReferWhen { get; init; }
    public string? SettleFirst { get; init; }
    public string? NotHere { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public bool ServesEveryone { get; init; }
    public string[] ServedKeys { get; init; } = [];
    public CapacityState Capacity { get; init; }
    public int? WaitingWeeks { get; init; }
    public DateOnly? CapacityOn { get; init; }
    public string? Source { get; init; }

    public Guid? PlaceId { get; init; }

    public void Check() => Require.All(
        () => Fill(new Service()),
        () => Require.ChosenSlug(Slug, nameof(Slug)));

    internal void Fill(Service service)
    {
        Require.All(
            () => service.Describe(Name, Summary, Description),
            () => service.Classify(OrganisationId, Kind, Areas, Keywords),
            () => service.Limit(ResidenceStatuses, MinimumAge, MaximumAge, OnlyFor, LanguageLevel),
            () => service.Reach(Phone, Email, Website),
            () => service.Serve(ServesEveryone, ServedKeys),
            () => service.ReportCapacity(Capacity, WaitingWeeks, CapacityOn));
        service.OfferLanguages(Languages, Interpreting);
        service.Admit(Access, AccessNote, Cost, CostNote, Documents);
        service.Advise(ReferWhen, SettleFirst, NotHere);
        service.ComeFrom(Source, service.SourceLicence, service.SourceKey);
        service.Become(Status);
    }
}
