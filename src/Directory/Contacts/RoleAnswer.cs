using IntMan.Directory.Municipalities;
using IntMan.Directory.People;

namespace IntMan.Directory.Contacts;

/// <summary>
/// Whom to turn to in a role at a place. One ladder for every role: who has it there; else who is responsible there; else who has it for
/// the county; else the county's coordination; else what to call. It is never "nobody".
/// </summary>
public sealed record RoleAnswer(Position Role, IReadOnlyList<Contact> Contacts, bool IsHere, County Office)
{
    private const string Roles =
        "position in ('IntegrationOfficer', 'IntegrationCoordinator', 'VolunteerCoordinator', 'RefugeeSocialWorker')";

    // The posts that the ladder may need around some places, which are arrays in SQL.
    internal static string PostsAround(string municipalities, string counties) => $"""
        select id from public_directory.post where ags = any({municipalities}) and {Roles}
        union all
        select id from public_directory.post where ags is null and county_key = any({counties}) and {Roles}
        """;

    /// <param name="role">The role that is asked for.</param>
    /// <param name="ags">The municipality; null for the county itself.</param>
    /// <param name="responsible">Who is responsible there.</param>
    /// <param name="contacts">Everybody who was read, <see cref="PostsAround"/> among them.</param>
    /// <param name="office">The county.</param>
    public static RoleAnswer Of(Position role, string? ags, IEnumerable<Contact> responsible, ContactSet contacts, County office)
    {
        var answering = responsible.ToList();
        bool Has(Contact contact, Position position, string? at) =>
            contact is { Today.IsVacant: false, IsListed: true } && contact.Post.Position == position
            && contact.Post.Ags == at && contact.Post.CountyKey == office.Key;
        var here = contacts.All.Where(c => Has(c, role, ags) || (answering.Contains(c) && Has(c, role, c.Post.Ags))).ToList();
        IEnumerable<IReadOnlyList<Contact>> ladder =
        [
            here,
            role == Position.IntegrationManager ? answering : [],
            [.. contacts.All.Where(c => Has(c, role, null))],
            [.. contacts.All.Where(c => Has(c, Position.IntegrationCoordinator, null))],
        ];
        var step = ladder.FirstOrDefault(people => people.Count > 0) ?? [];
        return new RoleAnswer(role, [.. step.OrderBy(c => c.Post.Title, StringComparer.Ordinal)], here.Count > 0, office);
    }
}
