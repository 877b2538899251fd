using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Responsibilities;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Display;

public sealed class TermText(Wording t)
{
    public string Position(Position position) => t[$"position.{position}"];

    public string Kind(MunicipalityKind kind) => t[$"kind.{kind}"];

    public string Common(MunicipalityKind kind) => t[kind is MunicipalityKind.Municipality ? "kind.Municipality" : "kind.Town"];

    public string County(CountyKind kind) => t[$"county.{kind}"];

    public string Model(CommissionModel? model) => t[model is null ? "model.none" : $"model.{model}"];

    public string Certainty(Certainty certainty) => t[$"certainty.{certainty}"];

    public string CertaintySentence(Certainty certainty) => t[$"certainty.{certainty}.sentence"];

    public string Access(WheelchairAccess access) => t[$"access.{access}"];

    public IHtmlContent Function(Contact contact) => contact.Names.Count == 1 && contact.Main?.Function is { } function
        ? t.Name(function) : new Words([Position(contact.Post.Position)]);

    // The people of a post, or the post where nobody is named.
    public IHtmlContent Who(Contact contact) => contact.Names.Count > 0 ? t.Name(contact.DisplayName) : PostTitle(contact.Post);

    // A post that begins with what it is there for is called so in other languages too: "Integrationsmanagement Ettlingen-West".
    public IHtmlContent PostTitle(PostRow post)
    {
        var german = PersonLabels.Positions.TextOf(post.Position);
        if (t.Language.IsGerman || !post.Title.StartsWith(german, StringComparison.Ordinal))
        {
            return t.Name(post.Title);
        }

        var rest = post.Title[german.Length..].TrimStart(' ', ',');
        return rest.Length == 0 ? new Words([Position(post.Position)]) : new Words([Position(post.Position), " ", t.Name(rest)]);
    }

    // A county is named with its article: "Im Bodenseekreis".
    public Words NotHere(RoleAnswer answer, string? municipality) => municipality is null
        ? t["role.not-in-county", t.Name(DirectoryText.County(answer.Office.Name, answer.Office.Kind)), Position(answer.Role)]
        : t["role.not-here", t.Name(municipality), Position(answer.Role)];

    public Words CommissionSentence(CommissionRow? commission, Municipality municipality, County county)
    {
        var isVillage = municipality.Kind is MunicipalityKind.Municipality;
        var place = t[isVillage ? "commission.the-municipality" : "commission.the-town"];
        return commission switch
        {
            { Model: CommissionModel.OwnStaff } => t["commission.own-staff", place],
            { Model: CommissionModel.CommissionedProvider, Provider: { } provider } => t["commission.provider", place, t.Name(provider)],
            { Model: CommissionModel.CommissionedProvider } => t["commission.some-provider", place],
            { Model: CommissionModel.CededToCounty, Provider: { } provider } => t["commission.ceded-to-provider", place, t.Name(provider)],
            { Model: CommissionModel.CededToCounty } => t["commission.ceded", place],
            { Model: CommissionModel.Association, Association: { } association } => t["commission.association", t.Name(association)],
            { Model: CommissionModel.Association } => t["commission.some-association", []],
            _ => t[isVillage ? "commission.unknown-municipality" : "commission.unknown-town", t.Name(DirectoryText.Office(county))],
        };
    }

    public Words Area(AreaRow area) => area.Level switch
    {
        AreaLevel.HouseNumber => new Words([t.Name($"{area.Street} {DirectoryText.Numbers(area.Numbers!)}")]),
        AreaLevel.Street => new Words([t.Name(area.Street)]),
        AreaLevel.District => t["area.district", t.Name(area.District)],
        AreaLevel.Municipality => new Words([t.Name(area.Municipality)]),
        AreaLevel.Association => t["area.association", t.Name(area.Association)],
        _ => t["area.county", t.Name(area.County)],
    };

    public Words AreaWithPlace(AreaRow area) => IsPart(area) ? t.List(Area(area), t.Name(area.Municipality)) : Area(area);

    public Words AreaList(IEnumerable<AreaRow> areas, int atMost) =>
        t.List(areas.Select(Area).DistinctBy(area => area.ToString()).Take(atMost));

    public IReadOnlyList<Words> Areas(Contact contact) =>
        [.. contact.AreasBySpecificity.GroupBy(a => (a.Municipality, a.TargetGroup, IsPart: IsPart(a)))
            .Select(g => InGroup(g.Key.IsPart ? t["area.parts", t.Name(g.Key.Municipality), AreaList(g, int.MaxValue)]
                : AreaList(g, int.MaxValue), g.First()))
            .DistinctBy(area => area.ToString())];

    private static bool IsPart(AreaRow area) => area.Level is AreaLevel.HouseNumber or AreaLevel.Street or AreaLevel.District;

    private Words InGroup(Words text, AreaRow area) => area.TargetGroup == TargetGroups.Everyone
        ? text : t["status.reason", text, t.Name(area.TargetGroupName)];
}
