using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Services;

/// <summary>Creates or changes a service.</summary>
public sealed class SaveService(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="scope">What the caller keeps.</param>
    /// <param name="id">Null for a new service.</param>
    /// <param name="input">What the form says.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="RuleViolation">Something does not fit, it cannot be published yet, or the service would leave the reach.</exception>
    /// <exception cref="ChangedMeanwhile">Somebody else was quicker.</exception>
    public async Task<Guid> ExecuteAsync(Actor actor, ServiceScope scope, Guid? id, ServiceInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Angebot angelegt" : "Angebot geändert", cancellation);
        var service = await ApplyAsync(edit, scope, id, input, seenVersion, cancellation);
        await edit.SaveAsync(cancellation);
        return service.Id;
    }

    /// <summary>The same within a change that the caller opened.</summary>
    public static async Task<Service> ApplyAsync(DirectoryEdit edit, ServiceScope scope, Guid? id, ServiceInput input, uint seenVersion, CancellationToken cancellation)
    {
        var service = id is { } known
            ? await edit.TakeAsync<Service>(known, seenVersion, cancellation)
            : edit.Db.Services.Add(new Service(await Slugs.ChooseAsync(input.Slug, input.Name, edit.Db.Services.Select(s => s.Slug), cancellation), input.Name, input.OrganisationId, input.Kind)).Entity;
        if (id is not null && await ServiceReach.OfAsync(edit, scope, service.Id, cancellation) is var rights && rights != ServiceRights.All)
        {
            input = rights == ServiceRights.Content ? ForPartner(service, input) : throw new ChangedMeanwhile();
        }

        var before = service.Status;
        input.Fill(service);
        if (id is null && input.PlaceId is { } place)
        {
            edit.Db.Add(new ServicePlace(service.Id, place));
        }

        await edit.FlushAsync(cancellation);
        await RequireFitAsync(edit, scope, service, before, cancellation);
        return service;
    }

    private static async Task RequireFitAsync(DirectoryEdit edit, ServiceScope scope, Service service, ServiceStatus before, CancellationToken cancellation)
    {
        if (await ServiceReach.OfAsync(edit, scope, service.Id, cancellation) == ServiceRights.None)
        {
            throw new RuleViolation("So läge das Angebot außerhalb Ihres Bereichs. Nennen Sie als Einzugsgebiet Ihre Gemeinde oder Ihren Kreis, oder wählen Sie einen Ort darin.", nameof(Service.ServedKeys));
        }

        if (before != ServiceStatus.Draft && service.Status == ServiceStatus.Draft)
        {
            throw new RuleViolation("Was einmal veröffentlicht war, wird kein Entwurf mehr. Wählen Sie „ruhend“ oder „beendet“.", nameof(Service.Status));
        }

        service.RequirePublishable(await edit.Db.ServicePlaces.AnyAsync(p => p.ServiceId == service.Id, cancellation));
    }

    /// <summary>Organisation stays; a draft is published by those who keep the part of the directory.</summary>
    private static ServiceInput ForPartner(Service service, ServiceInput input) => input with
    {
        OrganisationId = service.OrganisationId,
        Status = service.Status == ServiceStatus.Draft || input.Status == ServiceStatus.Draft ? service.Status : input.Status,
    };
}

/// <summary>A service as a form says it; see <see cref="Service"/>.</summary>
public sealed record ServiceInput(string? Slug, string Name, Guid OrganisationId, ServiceKind Kind, ServiceStatus Status, string Summary, string? Description)
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

    /// <summary>First place of a new service.</summary>
    public Guid? PlaceId { get; init; }

    internal void Fill(Service service)
    {
        service.Describe(Name, Summary, Description);
        service.Classify(OrganisationId, Kind, Areas, Keywords);
        service.Limit(ResidenceStatuses, MinimumAge, MaximumAge, OnlyFor, LanguageLevel);
        service.Speak(Languages, Interpreting);
        service.Admit(Access, AccessNote, Cost, CostNote, Documents);
        service.Advise(ReferWhen, SettleFirst, NotHere);
        service.Reach(Phone, Email, Website);
        service.Serve(ServesEveryone, ServedKeys);
        service.ReportCapacity(Capacity, WaitingWeeks, CapacityOn);
        service.ComeFrom(Source, service.SourceLicence, service.SourceKey);
        service.Become(Status);
    }
}
