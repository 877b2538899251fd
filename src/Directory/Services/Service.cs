using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Services;

/// <summary> Angebot: what an advice centre, an authority, a provider or volunteers do for people, and to which people are referred. What
/// it opens and where stands in <see cref="ServicePlace"/> and in office hours; source: spec 20-services, "Service entry". </summary>
public sealed class Service
{
    public const int LongestSummary = 200;
    public const int LongestDescription = 10_000;

    internal Service()
    {
    }

    public Service(string slug, string name, Guid organisationId, ServiceKind kind)
    {
        (Id, Slug, OrganisationId, Kind) = (Guid.CreateVersion7(), Require.Slug(slug, nameof(Slug)), organisationId, kind);
        Name = Require.Text(name, "Nennen Sie den Namen des Angebots.", nameof(Name));
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Guid OrganisationId { get; private set; }

    public string Summary { get; private set; } = "";

    public string? Description { get; private set; }
    public ServiceKind Kind { get; private set; }
    public ServiceStatus Status { get; private set; }
    public AreaOfLife[] Areas { get; private set; } = [];

    public string[] Keywords { get; private set; } = [];

    public ResidenceStatus[] ResidenceStatuses { get; private set; } = [];

    // Years, inclusive.
    public int? MinimumAge { get; private set; }

    // Years, inclusive.
    public int? MaximumAge { get; private set; }
    public Sex? OnlyFor { get; private set; }
    public LanguageLevel? LanguageLevel { get; private set; }

    public string[] Languages { get; private set; } = [];

    public string? Interpreting { get; private set; }
    public ServiceCost Cost { get; private set; }
    public string? CostNote { get; private set; }
    public ServiceAccess[] Access { get; private set; } = [];
    public string? AccessNote { get; private set; }

    public string[] Documents { get; private set; } = [];
    public string? ReferWhen { get; private set; }
    public string? SettleFirst { get; private set; }
    public string? NotHere { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
    public string? Website { get; private set; }
    public bool ServesEveryone { get; private set; }

    public string[] ServedKeys { get; private set; } = [];
    public CapacityState Capacity { get; private set; }
    public int? WaitingWeeks { get; private set; }
    public DateOnly? CapacityOn { get; private set; }

    public string? Source { get; private set; }
    public string? SourceLicence { get; private set; }

    public string? SourceKey { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }

    public void Describe(string name, string summary, string? description)
    {
        Require.All(
            () => Name = Require.Text(name, "Nennen Sie den Namen des Angebots.", nameof(Name)),
            () => Summary = Require.Text(summary, "Beschreiben Sie das Angebot in einem Satz.", nameof(Summary)),
            () => Require.That(Summary.Length <= LongestSummary,
            $"Die Kurzbeschreibung hat höchstens {LongestSummary} Zeichen. Alles Weitere gehört in die Beschreibung.", nameof(Summary)),
            () => Require.That(description is null || description.Length <= LongestDescription,
            $"Die Beschreibung hat höchstens {LongestDescription} Zeichen.", nameof(Description)));
        Description = description;
    }

    public void Classify(Guid organisationId, ServiceKind kind, AreaOfLife[] areas, string[] keywords)
    {
        if (areas.Length == 0)
        {
            throw new RuleViolation("Wählen Sie mindestens einen Lebensbereich.", nameof(Areas));
        }

        (OrganisationId, Kind, Areas, Keywords) = (organisationId, kind, [.. areas.Distinct().Order()], keywords);
    }

    public void Limit(ResidenceStatus[] statuses, int? minimumAge, int? maximumAge, Sex? onlyFor, LanguageLevel? level)
    {
        if (minimumAge is < 0 or > 120 || maximumAge is < 0 or > 120 || maximumAge < minimumAge)
        {
            throw new RuleViolation("Prüfen Sie das Alter: Möglich sind 0 bis 120 Jahre, und „bis“ liegt nicht unter „ab“.",
                nameof(MinimumAge));
        }

        (ResidenceStatuses, MinimumAge, MaximumAge, OnlyFor, LanguageLevel) = ([.. statuses.Distinct().Order()], minimumAge, maximumAge,
            onlyFor, level);
    }

    public void OfferLanguages(string[] languages, string? interpreting) => (Languages, Interpreting) = (languages, interpreting);

    public void Admit(ServiceAccess[] access, string? accessNote, ServiceCost cost, string? costNote, string[] documents) =>
        (Access, AccessNote, Cost, CostNote, Documents) = ([.. access.Distinct().Order()], accessNote, cost, costNote, documents);

    public void Advise(string? referWhen, string? settleFirst, string? notHere) =>
        (ReferWhen, SettleFirst, NotHere) = (referWhen, settleFirst, notHere);

    public void Reach(string? phone, string? email, string? website) => Require.All(
        () => Phone = Require.Phone(phone, nameof(Phone)),
        () => Email = Require.Email(email, nameof(Email)),
        () => Website = Require.Website(website, nameof(Website)));

    public void Serve(bool everyone, string[] keys)
    {
        if (keys.FirstOrDefault(key => key.Length is not (5 or 8) || !key.All(char.IsAsciiDigit)) is { } wrong)
        {
            throw new RuleViolation($"„{wrong}“ ist kein Schlüssel einer Gemeinde (8 Ziffern) oder eines Kreises (5 Ziffern).",
                nameof(ServedKeys));
        }

        (ServesEveryone, ServedKeys) = (everyone, everyone ? [] : [.. keys.Distinct().Order(StringComparer.Ordinal)]);
    }

    public void ReportCapacity(CapacityState state, int? weeks, DateOnly? on)
    {
        Require.All(
            () => Require.That(weeks is null or (>= 0 and <= 260), "Geben Sie die Wartezeit in Wochen an, höchstens 260.",
            nameof(WaitingWeeks)),
            () => Require.That(state == CapacityState.Unknown || on is not null,
            "Nennen Sie den Tag, von dem die Angabe zur Kapazität stammt.", nameof(CapacityOn)));

        (Capacity, WaitingWeeks, CapacityOn) = (state, state == CapacityState.WaitingList ? weeks : null, state == CapacityState.Unknown
            ? null : on);
    }

    public void ComeFrom(string? source, string? licence, string? key) => (Source, SourceLicence, SourceKey) = (source, licence, key);

    public void Become(ServiceStatus status) => Status = status;

    // Readers must be able to come or to ask, and to see whether it is for them. Drafts and what is no longer offered may lack that.
    public void RequirePublishable(bool hasPlace)
    {
        if (Status == ServiceStatus.Published)
        {
            Require.All(
                () => Require.That(
                    hasPlace || Phone is not null || Email is not null || Website is not null,
                    "Zum Veröffentlichen fehlt, wo man das Angebot findet: Tragen Sie einen Ort, ein Telefon, eine E-Mail-Adresse oder "
                    + "eine Website ein.",
                    nameof(Status)),
                () => Require.That(
                    ServesEveryone || ServedKeys.Length > 0,
                    "Zum Veröffentlichen fehlt das Einzugsgebiet: Nennen Sie Gemeinden oder Kreise, oder wählen Sie „für alle Orte“.",
                    nameof(ServedKeys)));
        }
    }

    internal Service WithId(Guid id)
    {
        Id = id;
        return this;
    }
}
