namespace IntMan.Caseload.Cases;

/// <summary>What every page of a case shows: the case and what is signed.</summary>
public sealed record CaseHead(CaseRow Case, IReadOnlyList<Consent> Consents, DateOnly Today)
{
    /// <summary>Teil A and Teil B may be written: agreement and consent are valid.</summary>
    public bool MayPlan => Valid(ConsentKind.Agreement) is not null && Valid(ConsentKind.Privacy) is not null && !IsLocked;

    public bool MayRecordHealth => MayPlan && Case.IsOwn && Consents.Any(consent => consent is { Kind: ConsentKind.Privacy,
        CoversHealth: true }
        && consent.IsValid(Today));

    public bool IsLocked => Case.LockedOn is not null;

    /// <summary>Agreement or consent that ends within the next weeks.</summary>
    public Consent? Expiring => Consents.FirstOrDefault(consent => consent.Kind is ConsentKind.Agreement or ConsentKind.Privacy
        && consent.EndsSoon(Today)
        && !Consents.Any(other => other.Kind == consent.Kind && other.IsValid(Today) && other.EndsAfter(consent)));

    public Consent? Valid(ConsentKind kind) => Consents.FirstOrDefault(consent => consent.Kind == kind && consent.IsValid(Today));

    public IEnumerable<Consent> ValidReleases => Consents.Where(consent => consent.Kind == ConsentKind.Release && consent.IsValid(Today));
}
