using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.People;

/// <summary>
/// Stelle: stays when people change. It carries the function mailbox, the phone, hours and responsibilities; people hold it for a time.
/// </summary>
public sealed class Post
{
    internal Post()
    {
    }

    public Post(string slug, string title, Position position, Guid organisationId)
    {
        (Id, Slug) = (Guid.CreateVersion7(), Require.Slug(slug, nameof(Slug)));
        Describe(title, position, organisationId);
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public string Title { get; private set; } = "";
    public Position Position { get; private set; }
    public Guid OrganisationId { get; private set; }

    public string? Ags { get; private set; }

    public string? CountyKey { get; private set; }

    public string? SmallTeam { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }

    // What stands on the page while nobody holds the post, after "Die Stelle ist zurzeit nicht besetzt.".
    public string? VacancyNote { get; private set; }
    public Guid? PlaceId { get; private set; }
    public string SearchKey { get; private set; } = "";
    public string[] SearchWords { get; private set; } = [];
    public string[] SearchNear { get; private set; } = [];
    public uint Version { get; private set; }

    public void Describe(string title, Position position, Guid organisationId)
    {
        (Title, Position, OrganisationId) = (Require.Text(title, "Nennen Sie die Bezeichnung der Stelle.", nameof(Title)), position,
            organisationId);
        (SearchKey, SearchWords, SearchNear) = SearchText.KeysOf(Title);
    }

    public void Locate(string? ags, string? countyKey, Guid? placeId, string? smallTeam)
    {
        if (ags is null && countyKey is null)
        {
            throw new RuleViolation("Ordnen Sie die Stelle einer Gemeinde oder einem Kreis zu.", nameof(Ags));
        }

        (Ags, CountyKey, PlaceId, SmallTeam) = (ags, countyKey ?? ags![..5], placeId, smallTeam);
    }

    public void Contact(string? phone, string? email, string? vacancyNote) => (Phone, Email, VacancyNote) = (phone, email, vacancyNote);
}

/// <summary>
/// Integrationsbeauftragte, Integrationsmanagement, Amts-, Abteilungs-, Sachgebiets-, Teamleitung, Ehrenamtskoordination,
/// Koordination Integrationsmanagement, Flüchtlingssozialarbeit (Karlsruhe/Ettlingen 2018; Standards Bodenseekreis 1.1).
/// </summary>
public enum Position
{
    IntegrationManager,
    IntegrationOfficer,
    VolunteerCoordinator,
    IntegrationCoordinator,
    RefugeeSocialWorker,
    HeadOfOffice,
    HeadOfDepartment,
    HeadOfSection,
    TeamLead,
}
