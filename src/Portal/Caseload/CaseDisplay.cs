using System.Globalization;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Foundation.Text;
using IntMan.Portal.TagHelpers;

namespace IntMan.Portal.Caseload;

// Words and numbers of cases, as German pages write them.
public static class CaseDisplay
{
    private static readonly CultureInfo German = Language.German.Culture;

    public static string Points(decimal points) => points.ToString("0.#", German);

    public static string Of(Light light) => light switch
    {
        Light.Green => "Ziel erreicht",
        Light.Yellow => "teilweise erreicht",
        Light.Red => "Bedarf",
        _ => "nicht erhoben",
    };

    public static string Colour(Light light) => light switch
    {
        Light.Green => "Grün",
        Light.Yellow => "Gelb",
        Light.Red => "Rot",
        _ => "Grau",
    };

    public static string Css(Light light) => light switch
    {
        Light.Green => "gruen",
        Light.Yellow => "gelb",
        Light.Red => "rot",
        _ => "grau",
    };

    // Widths in SVG have a point, whatever the language of the page.
    public static string Percent(decimal part, decimal whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? 0 : Math.Clamp(100 * part / whole, 0, 100)):0.#}%");

    public static string Svg(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Kind(CaseKind kind) => CaseWords.Kinds.TextOf(kind);

    public static string Icon(ContactChannel channel) => channel switch
    {
        ContactChannel.OfficeHour => "ip-icon--speech",
        ContactChannel.Visit => "ip-icon--house",
        ContactChannel.Phone => "ip-icon--phone",
        _ => "ip-icon--inbox",
    };

    public static string Title(Talk talk) => ConsultationDraft.Channels.TextOf(talk.Channel)
        + (talk.Setting == ContactSetting.Family ? ", Familie" : "");

    public static IEnumerable<Choice> Choices<T>(Labels<T> labels)
        where T : struct => labels.All.Select(word => new Choice(word.Stored, word.Text));

    public static string Goal(GoalCatalogue catalogue, Goal goal) =>
        catalogue.GoalText(goal.Area, goal.CatalogueGoal) ?? goal.OwnGoal ?? "Ziel ohne Text";

    public static string Step(PointCatalogue catalogue, string? text, string? row, string? step) =>
        text ?? catalogue.StepText(row, step) ?? "Schritt ohne Text";
}
