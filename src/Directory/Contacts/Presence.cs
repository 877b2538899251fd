using IntMan.Directory.People;

namespace IntMan.Directory.Contacts;

/// <summary>What is with a post on one day: who answers for it, and how to reach them.</summary>
/// <param name="Asked">The post.</param>
/// <param name="Day">The day.</param>
/// <param name="Away">Why nobody of its holders is there; null while somebody is, and while it is vacant.</param>
/// <param name="IsVacant">Nobody holds it.</param>
/// <param name="StandIn">Who answers instead: the substitute, or for a vacant post who is next on the ladder.</param>
public sealed record Presence(Contact Asked, DateOnly Day, Absence? Away, bool IsVacant, Contact? StandIn)
{
    public bool IsHere => Away is null && !IsVacant;

    public Contact Answering => StandIn ?? Asked;

    // Nobody sits at the telephone of a vacant post, and nobody takes the direct number of somebody who is away.
    public string? Phone => Reach(contact => contact.Phone, post => post.Phone, post => post.OfficePhone);

    public string? Email => Reach(contact => contact.Email, post => post.Email, post => post.OfficeEmail);

    // Whom the number belongs to, when it is the county's.
    public bool IsOffice => IsVacant && StandIn is null;

    private string? Reach(Func<Contact, string?> own, Func<PostRow, string?> post, Func<PostRow, string?> office) =>
        this switch
        {
            { StandIn: { } standIn } => own(standIn),
            { IsVacant: true } => office(Asked.Post),
            { Away: not null } => post(Asked.Post) ?? own(Asked),
            _ => own(Asked),
        };
}
