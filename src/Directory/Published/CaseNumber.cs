using System.Text.RegularExpressions;

namespace IntMan.Directory.Published;

/// <summary> Number of a case: Gemeindekennziffer–IntMan-Nr–laufende Nr, "08435016-03-0142". It says nothing about the person; who that is,
/// the manager keeps on paper. A referral may carry one; the caseload owns the numbers. </summary>
/// <param name="Ags">8-digit key of the municipality.</param>
/// <param name="Manager">2 or 3 digits.</param>
/// <param name="Sequence">4 digits.</param>
public sealed partial record CaseNumber(string Ags, string Manager, string Sequence)
{
    /// <summary>Reads what people type: hyphens, dashes, slashes or spaces between the parts.</summary>
    /// <returns>Null when it is no case number.</returns>
    public static CaseNumber? Parse(string? text) =>
        Shape().Match(text?.Trim() ?? "") is { Success: true } match
            ? new CaseNumber(match.Groups["ags"].Value, match.Groups["manager"].Value, match.Groups["sequence"].Value) : null;

    public override string ToString() => $"{Ags}-{Manager}-{Sequence}";

    [GeneratedRegex(@"^(?<ags>[0-9]{8})[ \-–/.]+(?<manager>[0-9]{2,3})[ \-–/.]+(?<sequence>[0-9]{4})$")]
    private static partial Regex Shape();
}
