using System.Globalization;
using System.Security.Claims;
using IntMan.Accounts;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Portal.Security;

public sealed class Reach
{
    private static readonly (Role Role, string German)[] Titles =
    [
        (Role.Administrator, "Administration"), (Role.Coordinator, "Koordination Integrationsmanagement"),
        (Role.IntegrationOfficer, "Integrationsbeauftragung"),
        (Role.SectionHead, "Fachleitung"), (Role.IntegrationManager, "Integrationsmanagement"), (Role.Partner, "Kooperation"),
        (Role.Volunteer, "Ehrenamt"),
    ];

    private readonly List<(Role Role, ScopeKind Kind, string Key)> _grants;

    private readonly DateOnly _day;

    private Reach(IEnumerable<string> grants, Guid? personId, DateOnly day)
    {
        _grants = [.. grants.Select(grant => grant.Split(':', 3))
            .Select(parts => (Enum.Parse<Role>(parts[0]), Enum.Parse<ScopeKind>(parts[1]), parts[2]))];
        (_day, PersonId) = (day, personId);
    }

    public Guid? PersonId { get; }

    public bool HasRole => _grants.Count > 0;

    public bool CoversAll => Editing.Any(grant => grant.Kind == ScopeKind.Portal);

    public string[] Municipalities => Keys(ScopeKind.Municipality);

    public string[] Counties => Keys(ScopeKind.County);

    public string Title => Titles.FirstOrDefault(title => _grants.Any(grant => grant.Role == title.Role)).German ?? "Konto ohne Rolle";

    public AccessScope Scope => new(_day)
    {
        All = CoversAll, Counties = Counties, Municipalities = Municipalities, Organisations = Organisations,
            People = PersonId is { } person ? [person] : [], Rounds = Meets ? MeetingScope : null,
    };

    public AccessScope Area => Scope.Area;

    public string[] Organisations => [.. _grants.Where(grant => grant is { Role: Role.Partner, Kind: ScopeKind.Organisation })
        .Select(grant => grant.Key)];

    public bool EditsDirectory => Editing.Any();

    public AccessScope CommissionScope => new(_day) { All = CoversAll, Municipalities = CommissionKeys(ScopeKind.Municipality),
        Counties = CommissionKeys(ScopeKind.County) };

    public AccessScope NeedsScope => new(_day)
    {
        All = _grants.Any(grant => SeesNeeds(grant.Role) && grant.Kind == ScopeKind.Portal),
            Municipalities = NeedsKeys(ScopeKind.Municipality), Counties = NeedsKeys(ScopeKind.County),
    };

    // What stands first in lists that go beyond the own part.
    public string[] HomeCounties => [.. _grants.Where(grant => grant.Kind is ScopeKind.County or ScopeKind.Municipality)
        .Select(grant => grant.Key[..5]).Distinct()];

    // Whose accounts are kept; see AccountScope.
    public AccessScope AccountArea => new(_day)
    {
        All = _grants.Any(grant => grant.Role == Role.Administrator),
        Counties = KeysOf(ScopeKind.County, Role.Coordinator),
        Municipalities = KeysOf(ScopeKind.Municipality, Role.IntegrationOfficer),
    };

    // Rounds are kept by officers and the coordination, not by the administration; heads of sections read and give mandates.
    public AccessScope MeetingScope => new(_day)
    {
        Counties = KeysOf(ScopeKind.County, Role.IntegrationOfficer, Role.Coordinator),
        Municipalities = KeysOf(ScopeKind.Municipality, Role.IntegrationOfficer, Role.Coordinator),
        People = PersonId is { } person ? [person] : [],
        Headed = new(_day)
        {
            Counties = KeysOf(ScopeKind.County, Role.SectionHead), Municipalities = KeysOf(ScopeKind.Municipality, Role.SectionHead),
        },
    };

    public bool Meets => _grants.Any(grant =>
        grant.Role is Role.IntegrationManager or Role.IntegrationOfficer or Role.SectionHead or Role.Coordinator);

    // Where somebody works as a volunteer.
    public AccessScope VolunteerArea => new(_day) { Counties = KeysOf(ScopeKind.County, Role.Volunteer),
        Municipalities = KeysOf(ScopeKind.Municipality, Role.Volunteer) };

    // Where the need of one's referrals is counted.
    public AccessScope ReferralArea => new(_day)
    {
        Counties = KeysOf(ScopeKind.County, Role.IntegrationManager, Role.IntegrationOfficer),
        Municipalities = KeysOf(ScopeKind.Municipality, Role.IntegrationManager, Role.IntegrationOfficer),
    };

    // Where new cases may be.
    public AccessScope CaseArea => new(_day)
    {
        Counties = KeysOf(ScopeKind.County, Role.IntegrationManager),
        Municipalities = KeysOf(ScopeKind.Municipality, Role.IntegrationManager),
    };

    // Where somebody prepares reports of the caseload.
    public AccessScope ReportArea => new(_day)
    {
        Counties = KeysOf(ScopeKind.County, Role.Coordinator, Role.IntegrationOfficer),
        Municipalities = KeysOf(ScopeKind.Municipality, Role.Coordinator, Role.IntegrationOfficer),
    };

    // Where somebody looks at reports and releases what others have prepared.
    public AccessScope ReleaseArea => new(_day)
    {
        Counties = KeysOf(ScopeKind.County, Role.Coordinator, Role.IntegrationOfficer, Role.SectionHead),
        Municipalities = KeysOf(ScopeKind.Municipality, Role.Coordinator, Role.IntegrationOfficer, Role.SectionHead),
    };

    // Counties whose team somebody leads.
    public string[] LedCounties => KeysOf(ScopeKind.County, Role.SectionHead);

    // Leads a team and has no cases: sees lists only.
    public bool OnlyLeads => !_grants.Any(grant => grant.Role == Role.IntegrationManager);

    private IEnumerable<(Role Role, ScopeKind Kind, string Key)> Editing =>
        _grants.Where(grant => grant.Role is Role.IntegrationOfficer or Role.Coordinator or Role.Administrator);

    public static Reach Of(ClaimsPrincipal user) => new(
        user.FindAll(Policies.GrantClaim).Select(claim => claim.Value),
        Guid.TryParse(user.FindFirstValue(Policies.PersonClaim), out var person) ? person : null,
        DateOnly.TryParseExact(user.FindFirstValue(Policies.DayClaim), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : default);

    // Of an account without a session, for jobs.
    public static Reach Of(WorkMailReader account, DateOnly day) => new(account.Grants, account.PersonId, day);

    public bool CoversMunicipality(string ags) => CoversAll || Municipalities.Contains(ags) || Counties.Contains(ags[..5]);

    public bool CoversCounty(string key) => CoversAll || Counties.Contains(key);

    public bool MaySwitchCommission(string ags) => CoversAll || _grants.Any(grant =>
        grant.Role is Role.SectionHead or Role.Coordinator && (grant is { Kind: ScopeKind.County } && grant.Key == ags[..5]
            || grant is { Kind: ScopeKind.Municipality } && grant.Key == ags));

    private static bool SeesNeeds(Role role) => role is Role.IntegrationOfficer or Role.SectionHead or Role.Coordinator;

    private string[] NeedsKeys(ScopeKind kind) =>
        [.. _grants.Where(grant => SeesNeeds(grant.Role) && grant.Kind == kind).Select(grant => grant.Key)];

    private string[] CommissionKeys(ScopeKind kind) =>
        [.. _grants.Where(grant => grant.Role is Role.SectionHead or Role.Coordinator && grant.Kind == kind).Select(grant => grant.Key)];

    private string[] KeysOf(ScopeKind kind, params Role[] roles) =>
        [.. _grants.Where(grant => grant.Kind == kind && roles.Contains(grant.Role)).Select(grant => grant.Key)];

    private string[] Keys(ScopeKind kind) => [.. Editing.Where(grant => grant.Kind == kind).Select(grant => grant.Key)];
}
