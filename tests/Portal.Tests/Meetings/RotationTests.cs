using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using static IntMan.Portal.Tests.Meetings.MeetingPathTests;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>The spokesperson's role changes hands with a sheet; what is open goes along.</summary>
public sealed class RotationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Role_HandedOver_TakesOpenHandOffsAndChosenTasksAlong()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Nachfolge", "x", "Wer übergibt das?");
        var person = await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select person_id::text from accounts.account where email = 'im2@demo.example'");
        using var giver = await Visitor.SignedInAsync(portal, "sprecher");
        const string Sheet = Forum.Series + "/sprechfunktion";
        await DoAsync(giver, Sheet, "main form.ip-form", ("person", person), ("ab", "18.11.2026"), ("hinweise", "Dienstags anrufen."));

        Assert.Null((await giver.PageAsync(concern)).QuerySelector("form[action*=Uebergeben]"));
        using var successor = await Visitor.SignedInAsync(portal, "im2");
        var page = Forum.TextOf(await successor.PageAsync(Sheet));
        Assert.Contains("Dienstags anrufen.", page, StringComparison.Ordinal);
        Assert.Contains("Termine beim Jobcenter: Koordinierungsrunde Bodenseekreis, neu", page, StringComparison.Ordinal);
        await DoAsync(successor, Sheet, "form[action*=Bestaetigen]");
        await DoAsync(successor, concern, "form[action*=Uebergeben]");
        Assert.Equal("HandedOff", await forum.StateAsync(concern));

        using var member = await Visitor.SignedInAsync(portal, "im3");
        Assert.DoesNotContain("Dienstags anrufen.", (await member.PageAsync(Sheet)).Body!.TextContent, StringComparison.Ordinal);
    }
}
