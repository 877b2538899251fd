using IntMan.Foundation.Text;

namespace IntMan.Directory.Organisations;

/// <summary>German words of organisations and commissions.</summary>
public static class OrganisationLabels
{
    public static Labels<OrganisationKind> OrganisationKinds { get; } = new(
        (OrganisationKind.CountyOffice, ["Landratsamt"]),
        (OrganisationKind.MunicipalAdministration, ["Stadt oder Gemeinde", "Stadt", "Gemeinde", "Verband"]),
        (OrganisationKind.Provider, ["Träger"]),
        (OrganisationKind.Authority, ["Behörde"]),
        (OrganisationKind.AdviceCentre, ["Beratungsstelle"]),
        (OrganisationKind.Club, ["Verein"]));

    public static Labels<CommissionModel> CommissionModels { get; } = new(
        (CommissionModel.OwnStaff, ["eigenes Personal"]),
        (CommissionModel.CommissionedProvider, ["Träger beauftragt"]),
        (CommissionModel.CededToCounty, ["an das Landratsamt abgegeben", "abgegeben"]),
        (CommissionModel.Association, ["Verband", "Gemeindeverbund"]));
}
