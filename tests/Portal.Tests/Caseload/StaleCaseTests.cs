using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>Forms of a case that were opened before somebody else saved: a conflict, and then saved with what is there now.</summary>
public sealed class StaleCaseTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("/rahmen", "erstkontakt=12.10.2026&zugang=Other&art=Simple&aktion=speichern")]
    [InlineData("/ende", "ende=18.11.2026&grund=Reached")]
    [InlineData("/ziele/{goal}", "bereich=schulden&ziel=schulden.raten&vereinbart=18.11.2026&erreicht=Yes&aktion=speichern")]
    public async Task Form_WithAnOldVersion_IsAConflictAndWithTheSeenOneIsSaved(string part, string typed)
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/ziele", ("bereich", "schulden"), ("ziel", "schulden.ueberblick"), ("vereinbart",
            "18.11.2026"),
            ("erreicht", "Open"), ("was-1", ""), ("aktion", "speichern"))).Dispose();
        var goal = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            $"select id from caseload.goal where case_id = '{Casework.IdOf(address)}'");
        var path = address + part.Replace("{goal}", goal.ToString(), StringComparison.Ordinal);
        var page = await manager.PageAsync(path);
        (string Name, string Value)[] fields = [.. typed.Split('&').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))];
        var version = page.One("main input[name=version]");
        var seen = version.GetAttribute("value");
        version.SetAttribute("value", "1");
        using (var stale = await manager.SendCaseAsync(page, path, fields))
        {
            Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        }

        version.SetAttribute("value", seen);
        using var saved = await manager.SendCaseAsync(page, path, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }
}
