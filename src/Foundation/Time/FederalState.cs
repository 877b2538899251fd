namespace IntMan.Foundation.Time;

/// <summary>The sixteen Länder by their ISO 3166-2:DE code.</summary>
public enum FederalState
{
    BW,
    BY,
    BE,
    BB,
    HB,
    HH,
    HE,
    MV,
    NI,
    NW,
    RP,
    SL,
    SN,
    ST,
    SH,
    TH,
}
