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

    public static Labels<MandateModel> MandateModels { get; } = new(
        (MandateModel.OwnStaff, ["eigenes Personal"]),
        (MandateModel.CommissionedProvider, ["Träger beauftragt"]),
        (MandateModel.CededToCounty, ["an das Landratsamt abgegeben", "abgegeben"]),
        (MandateModel.Association, ["Verband", "Gemeindeverbund"]));
}
