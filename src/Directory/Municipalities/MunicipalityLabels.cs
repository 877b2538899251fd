using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Municipalities;

/// <summary>German words of counties, municipalities and states, in files and on pages.</summary>
public static class MunicipalityLabels
{
    public static Labels<CountyKind> CountyKinds { get; } = new((CountyKind.Rural, ["Landkreis", "Kreis"]),
        (CountyKind.Urban, ["Stadtkreis", "Kreisfreie Stadt"]));

    public static Labels<MunicipalityKind> MunicipalityKinds { get; } = new(
        (MunicipalityKind.Municipality, ["Gemeinde", "64", "Kreisangehörige Gemeinde"]),
        (MunicipalityKind.Town, ["Stadt", "63"]),
        (MunicipalityKind.LargeTown, ["Große Kreisstadt", "67"]),
        (MunicipalityKind.UrbanCounty, ["Stadtkreis", "62"]),
        (MunicipalityKind.Uninhabited, ["Gemeindefreies Gebiet", "66", "Gemeindefreies Gebiet, unbewohnt"]));

    public static Labels<FederalState> States { get; } = new(
        (FederalState.BW, ["Baden-Württemberg"]), (FederalState.BY, ["Bayern"]), (FederalState.BE, ["Berlin"]),
        (FederalState.BB, ["Brandenburg"]),
        (FederalState.HB, ["Bremen"]), (FederalState.HH, ["Hamburg"]), (FederalState.HE, ["Hessen"]),
        (FederalState.MV, ["Mecklenburg-Vorpommern"]),
        (FederalState.NI, ["Niedersachsen"]), (FederalState.NW, ["Nordrhein-Westfalen"]), (FederalState.RP, ["Rheinland-Pfalz"]),
        (FederalState.SL, ["Saarland"]),
        (FederalState.SN, ["Sachsen"]), (FederalState.ST, ["Sachsen-Anhalt"]), (FederalState.SH, ["Schleswig-Holstein"]),
        (FederalState.TH, ["Thüringen"]));
}
