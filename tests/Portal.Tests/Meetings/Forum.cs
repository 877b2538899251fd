using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>The forum of the demo county, in which only those vote who have an account.</summary>
public sealed class Forum(PortalHost portal)
{
    public const string Series = "/treffen/austauschforum-bodenseekreis";
    public const string Round = "/treffen/koordinierungsrunde-bodenseekreis";
    public const string Concerns = Series + "/anliegen";
    public const string Inbox = Round + "/eingang";

    /// <summary>Demo accounts whose people have a mandate.</summary>
    public static readonly string[] Voters = ["sprecher", "im1", "im2", "im3"];

    public static async Task<Forum> OpenAsync(PortalHost portal)
    {
        _ = portal.Client;
        await portal.Cluster.ExecuteAsync(portal.Database, """
            update meetings.mandate set reach = 'ReportsOnly' where series_id = (select id from meetings.series
                where slug = 'austauschforum-bodenseekreis') and person_id not in (select person_id from accounts.account
                where person_id is not null)
            """);
        return new Forum(portal);
    }

    /// <returns>The address of the concern.</returns>
    public async Task<string> RaiseAsync(string title, string note, string? wording, string name = "sprecher")
    {
        using var member = await Visitor.SignedInAsync(portal, name);
        await MeetingPathTests.DoAsync(member, Concerns, "main form.ip-form[method=post]", ("titel", title), ("notiz", note));
        var id = await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select id::text from meetings.concern where title = '{title}' order by raised_at desc, id limit 1");
        var address = $"{Concerns}/{id}";
        if (wording is not null)
        {
            await MeetingPathTests.DoAsync(member, address, "form[action*=Wortlaut]", ("betreff", title), ("wortlaut", wording));
        }

        return address;
    }

    public async Task OpenVoteAsync(string address)
    {
        using var member = await Visitor.SignedInAsync(portal, "sprecher");
        await MeetingPathTests.DoAsync(member, address, "form[action*=Abstimmen]", ("wie", "Deadline"));
    }

    public async Task VoteAsync(string address, params (string Name, string Vote)[] votes)
    {
        foreach (var (name, vote) in votes)
        {
            using var member = await Visitor.SignedInAsync(portal, name);
            await MeetingPathTests.DoAsync(member, address, "form[action*=Stimme]", ("stimme", vote));
        }
    }

    /// <summary>Raised, worded, voted on by all, released.</summary>
    public async Task<string> ReleaseAsync(string title, string note, string wording)
    {
        var address = await RaiseAsync(title, note, wording);
        await OpenVoteAsync(address);
        await VoteAsync(address, [.. Voters.Select(name => (name, "Yes"))]);
        return address;
    }

    public Task<string> StateAsync(string address) => portal.Cluster.ScalarAsync<string>(portal.Database,
        $"select state from meetings.concern where id = '{address.Split('/')[^1]}'");

    /// <returns>The address of the copy in the inbox.</returns>
    public async Task<string> HandOffAsync(string address)
    {
        using var member = await Visitor.SignedInAsync(portal, "sprecher");
        await MeetingPathTests.DoAsync(member, address, "form[action*=Uebergeben]");
        return $"{Inbox}/{await NumberAsync(address)}";
    }

    public Task<int> NumberAsync(string address) => portal.Cluster.ScalarAsync<int>(portal.Database, $"""
        select h.number from meetings.hand_off h join meetings.concern_hand_off k on k.hand_off_id = h.id
        where k.concern_id = '{address.Split('/')[^1]}' order by h.number desc limit 1
        """);

    public static string TextOf(IHtmlDocument page) => Regex.Replace(page.Body!.TextContent, @"\s+", " ");
}
