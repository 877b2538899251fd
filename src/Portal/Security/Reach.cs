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

/// <summary>
/// Which part of the directory somebody may keep: the own municipality (Integrationsbeauftragte), the own county (Koordination), everything
/// (Administration). What lies outside answers like what does not exist.
/// </summary>
public sealed class Reach
{
    private static readonly (Role Role, string German)[] Titles =
    [
        (Role.Administrator, "Administration"), (Role.Coordinator, "Koordination Integrationsmanagement"), (Role.IntegrationOfficer, "Integrationsbeauftragung"),
        (Role.SectionHead, "Fachleitung"), (Role.IntegrationManager, "Integrationsmanagement"), (Role.Partner, "Kooperation"), (Role.Volunteer, "Ehrenamt"),
    ];

    private readonly List<(Role Role, ScopeKind Kind, string Key)> _grants;

    private readonly DateOnly _day;

    private Reach(ClaimsPrincipal user)
    {
        _grants = [.. user.FindAll(Policies.GrantClaim).Select(claim => claim.Value.Split(':', 3)).Select(parts => (Enum.Parse<Role>(parts[0]), Enum.Parse<ScopeKind>(parts[1]), parts[2]))];
        _day = DateOnly.TryParseExact(user.FindFirstValue(Policies.DayClaim), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
        PersonId = Guid.TryParse(user.FindFirstValue(Policies.PersonClaim), out var person) ? person : null;
    }

    /// <summary>The person whose entry the account owns.</summary>
    public Guid? PersonId { get; }

    /// <summary>The whole portal.</summary>
    public bool CoversAll => Editing.Any(grant => grant.Kind == ScopeKind.Portal);

    /// <summary>AGS of the municipalities that are covered one by one.</summary>
    public string[] Municipalities => Keys(ScopeKind.Municipality);

    /// <summary>Keys of the counties that are covered with all their municipalities.</summary>
    public string[] Counties => Keys(ScopeKind.County);

    /// <summary>The most far-reaching role in German, for the history and for "bestätigt durch".</summary>
    public string Title => Titles.FirstOrDefault(title => _grants.Any(grant => grant.Role == title.Role)).German ?? "Konto ohne Rolle";

    /// <summary>Everything the account keeps and owns; what every use case that writes is called with.</summary>
    public AccessScope Scope => new(_day)
    {
        All = CoversAll, Counties = Counties, Municipalities = Municipalities, Organisations = Organisations, People = PersonId is { } person ? [person] : [],
    };

    /// <summary>The part of the directory in which the account keeps entries of others.</summary>
    public AccessScope Area => Scope.Area;

    /// <summary>Kürzel of the organisations whose services the account keeps as a partner.</summary>
    public string[] Organisations => [.. _grants.Where(grant => grant is { Role: Role.Partner, Kind: ScopeKind.Organisation }).Select(grant => grant.Key)];

    /// <summary>Whether the account keeps entries of others at all, not only services of its organisation.</summary>
    public bool EditsDirectory => Editing.Any();

    /// <summary>Where the account decides about mandates, as conditions of queries; see <see cref="MaySwitchMandate"/>.</summary>
    public AccessScope MandateScope => new(_day) { All = CoversAll, Municipalities = MandateKeys(ScopeKind.Municipality), Counties = MandateKeys(ScopeKind.County) };

    /// <summary>Where the account sees how many referrals fail: officers, section heads and coordinators in their part of the network.</summary>
    public AccessScope NeedsScope => new(_day)
    {
        All = _grants.Any(grant => SeesNeeds(grant.Role) && grant.Kind == ScopeKind.Portal), Municipalities = NeedsKeys(ScopeKind.Municipality), Counties = NeedsKeys(ScopeKind.County),
    };

    private IEnumerable<(Role Role, ScopeKind Kind, string Key)> Editing => _grants.Where(grant => grant.Role is Role.IntegrationOfficer or Role.Coordinator or Role.Administrator);

    public static Reach Of(ClaimsPrincipal user) => new(user);

    public bool CoversMunicipality(string ags) => CoversAll || Municipalities.Contains(ags) || Counties.Contains(ags[..5]);

    public bool CoversCounty(string key) => CoversAll || Counties.Contains(key);

    /// <param name="ags">Municipality of an entry; null when it belongs to the county.</param>
    /// <param name="countyKey">Its county.</param>
    public bool Covers(string? ags, string countyKey) => ags is null ? CoversCounty(countyKey) : CoversMunicipality(ags);

    /// <summary>Section heads decide about mandates too, in their county.</summary>
    public bool MaySwitchMandate(string ags) => CoversAll || _grants.Any(grant =>
        grant.Role is Role.SectionHead or Role.Coordinator && (grant is { Kind: ScopeKind.County } && grant.Key == ags[..5] || grant is { Kind: ScopeKind.Municipality } && grant.Key == ags));

    private static bool SeesNeeds(Role role) => role is Role.IntegrationOfficer or Role.SectionHead or Role.Coordinator;

    private string[] NeedsKeys(ScopeKind kind) => [.. _grants.Where(grant => SeesNeeds(grant.Role) && grant.Kind == kind).Select(grant => grant.Key)];

    private string[] MandateKeys(ScopeKind kind) => [.. _grants.Where(grant => grant.Role is Role.SectionHead or Role.Coordinator && grant.Kind == kind).Select(grant => grant.Key)];

    private string[] Keys(ScopeKind kind) => [.. Editing.Where(grant => grant.Kind == kind).Select(grant => grant.Key)];
}
