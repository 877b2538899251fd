using System.Text.RegularExpressions;
using Mono.Cecil;

namespace IntMan.Architecture.Tests;

/// <summary>Arrows between projects and folders go one way.</summary>
public sealed partial class BoundaryTests
{
    // Folders use only folders further left; those that stand together in braces do not use each other in a circle either.
    private static readonly string[] DirectoryOrder =
    [
        "Published", "Editing", "History", "Municipalities", "Organisations", "People", "Hours", "Responsibilities", "Services",
            "Contacts",
        "Search", "Guide", "Calendars",
        "Referrals", "Quality", "Infomails", "Staff", "Work", "Exchange", "Seeds",
    ];

    private static readonly string[] MeetingsOrder = ["Published", "Editing", "Series", "Planning", "Tasks", "Sittings", "Minutes",
        "Concerns", "Polls", "Optimisation", "Calendars", "WorldCafe", "Reports", "Work", "Oparl", "Seeds"];

    private static readonly string[] CaseloadOrder =
        ["Published", "Guard", "Cases", "Plans", "Points", "Consultations", "HandOver", "Retention", "Work", "Statistics", "Seeds"];

    [Theory]
    [InlineData("Foundation")]
    [InlineData("Directory", "Foundation")]
    [InlineData("Accounts", "Foundation", "Directory")]
    [InlineData("Meetings", "Foundation", "Directory")]
    [InlineData("Caseload", "Foundation", "Directory")]
    [InlineData("Portal", "Foundation", "Directory", "Accounts", "Meetings", "Caseload")]
    public void Project_UsesOnlyWhatStandsLeftOfIt(string project, params string[] allowed)
    {
        var used = Code.Of(project).AssemblyReferences.Select(reference => reference.Name)
            .Where(name => name.StartsWith("IntMan.", StringComparison.Ordinal));
        Assert.Empty(used.Except(allowed.Select(name => $"IntMan.{name}")));
    }

    [Theory]
    [InlineData("Accounts")]
    [InlineData("Meetings")]
    [InlineData("Caseload")]
    public void Module_UsesOnlyWhatOthersPublish(string module)
    {
        var foreign = Code.Of(module).GetTypeReferences().Select(Code.Outermost)
            .Where(type => type.Namespace.StartsWith("IntMan.", StringComparison.Ordinal)
                && !type.Namespace.StartsWith("IntMan.Foundation", StringComparison.Ordinal)
                && !type.Namespace.EndsWith(".Published", StringComparison.Ordinal));
        Assert.Empty(foreign.Select(type => type.FullName).Distinct());
    }

    [Theory]
    [InlineData("Foundation")]
    [InlineData("Directory")]
    [InlineData("Accounts")]
    [InlineData("Meetings")]
    [InlineData("Caseload")]
    public void Module_KnowsNoAspNet(string module)
    {
        // The stores of Identity are Entity Framework; their package is only named like the web server.
        string[] stores = ["Microsoft.AspNetCore.Identity.EntityFrameworkCore"];
        var used = Code.Of(module).AssemblyReferences.Select(reference => reference.Name)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Empty(used.Except(stores));
    }

    [Theory]
    [InlineData("Foundation")]
    [InlineData("Directory")]
    [InlineData("Meetings")]
    [InlineData("Caseload")]
    public void Folders_FormNoCycle(string module)
    {
        var arrows = ArrowsOf(module);
        var left = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).ToHashSet(StringComparer.Ordinal);
        while (left.FirstOrDefault(folder => !arrows.Any(arrow => arrow.From == folder && left.Contains(arrow.To))) is { } free)
        {
            left.Remove(free);
        }

        Assert.Empty(arrows.Where(arrow => left.Contains(arrow.From) && left.Contains(arrow.To))
            .Select(arrow => $"{arrow.From} -> {arrow.To}: {arrow.Example}"));
    }

    public static TheoryData<string> Ordered => ["Directory", "Meetings", "Caseload"];

    [Theory]
    [MemberData(nameof(Ordered))]
    public void Folders_UseOnlyFoldersFurtherLeft(string module)
    {
        var order = OrderOf(module);
        var wrong = ArrowsOf(module).Where(arrow => Array.IndexOf(order, arrow.To) > Array.IndexOf(order, arrow.From));
        Assert.Empty(wrong.Select(arrow => $"{arrow.From} -> {arrow.To}: {arrow.Example}"));
    }

    [Theory]
    [MemberData(nameof(Ordered))]
    public void Folders_HaveAPlaceInTheOrder(string module) =>
        Assert.Empty(ArrowsOf(module).SelectMany(arrow => new[] { arrow.From, arrow.To }).Except(OrderOf(module)));

    [Fact]
    public void Pages_HoldNoConnectionTransactionOrContext()
    {
        string[] forbidden = ["NpgsqlConnection", "NpgsqlTransaction", "NpgsqlDataSource", "DbConnection", "DbTransaction",
            "IDbContextTransaction", "DbContext", "DirectoryDbContext", "CaseloadDbContext", "MeetingsDbContext"];
        var found =
            from type in Code.TypesOf(Code.Portal)
            let page = Code.Outermost(type)
            where page.Namespace.StartsWith("IntMan.Portal.Pages", StringComparison.Ordinal)
            from mentioned in Code.MentionedBy(type)
            where forbidden.Contains(mentioned.Name)
            select $"{page.Name}: {mentioned.Name}";
        Assert.Empty(found.Distinct());
    }

    // Statements about the server itself: whether it answers, its roles, databases and rights.
    private static readonly string[] AsksTheServer =
        ["ChangeListener", "DatabaseRestore", "DirectoryEndpoints", "PortalDatabase", "SteadyWorker", "ZoneGrants", "ZoneLogins"];

    [Fact]
    public void Portal_HoldsNoStatement()
    {
        var texts =
            from code in Code.BodiesOf(Code.Portal)
            from instruction in code.Body
            where instruction.Operand is string text && Statement().IsMatch(text)
            select Code.Outermost(code.Method.DeclaringType).Name;
        var constants =
            from type in Code.TypesOf(Code.Portal)
            from field in type.Fields
            where field.Constant is string text && Statement().IsMatch(text)
            select Code.Outermost(type).Name;
        Assert.Equal(AsksTheServer, texts.Concat(constants).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Portal_NamesNoTable()
    {
        var found =
            from code in Code.BodiesOf(Code.Portal)
            from instruction in code.Body
            where instruction.Operand is string text && Table().IsMatch(text)
            select $"{Code.Outermost(code.Method.DeclaringType).Name}: {instruction.Operand}";
        Assert.Empty(found.Distinct());
    }

    [GeneratedRegex(
        @"^\s*(select|insert into|update|delete from|with|set local|(create|alter|drop) (database|role)|listen|analyze|copy|lock table)\b[\s\w(*$@]")]
    private static partial Regex Statement();

    [GeneratedRegex(@"(from|join|into|update|select|table)\s+"
        + @"(public_|published_)?(foundation|directory|accounts|mail|infomail|quality|referral|caseload|meetings|portal)\.\w")]
    private static partial Regex Table();

    private static string[] OrderOf(string module) => module switch { "Caseload" => CaseloadOrder, "Meetings" => MeetingsOrder, _ =>
        DirectoryOrder };

    private static List<(string From, string To, string Example)> ArrowsOf(string module)
    {
        var start = $"IntMan.{module}.";
        string? FolderOf(TypeReference type) => Code.Outermost(type).Namespace is { } name
            && name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..].Split('.')[0] : null;
        var arrows =
            from type in Code.TypesOf(Code.Of(module))
            let @from = FolderOf(type)
            where @from is not null
            from mentioned in Code.MentionedBy(type)
            let to = FolderOf(mentioned)
            where to is not null && to != @from
            select (From: @from, To: to, Example: $"{Code.Outermost(type).Name} uses {mentioned.Name}");
        return [.. arrows.DistinctBy(arrow => (arrow.From, arrow.To))];
    }
}
