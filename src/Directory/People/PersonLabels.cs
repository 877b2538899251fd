using IntMan.Foundation.Text;

namespace IntMan.Directory.People;

/// <summary>German words of posts and their holders.</summary>
public static class PersonLabels
{
    public static Labels<Position> Positions { get; } = new(
        (Position.IntegrationManager, ["Integrationsmanagement", "IM"]),
        (Position.IntegrationOfficer, ["Integrationsbeauftragung", "Integrationsbeauftragte", "IB"]),
        (Position.VolunteerCoordinator, ["Ehrenamtskoordination"]),
        (Position.IntegrationCoordinator, ["Koordination Integrationsmanagement", "Koordination"]),
        (Position.RefugeeSocialWorker, ["Flüchtlingssozialarbeit"]),
        (Position.HeadOfOffice, ["Amtsleitung"]),
        (Position.HeadOfDepartment, ["Abteilungsleitung"]),
        (Position.HeadOfSection, ["Sachgebietsleitung"]),
        (Position.TeamLead, ["Teamleitung"]));

    public static Labels<HolderRole> HolderRoles { get; } = new(
        (HolderRole.Holder, ["Besetzung"]), (HolderRole.Tandem, ["Tandem"]), (HolderRole.Deputy, ["Vertretung", "Stellvertretung"]));
}
