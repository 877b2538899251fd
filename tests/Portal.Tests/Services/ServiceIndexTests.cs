using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Services;

/// <summary>What anybody writes, by whatever way, is listed and found by the very next request.</summary>
public sealed class ServiceIndexTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ettlingen = "slug = 'schuldnerberatung-ettlingen'";

    [Fact]
    public async Task Withdrawn_IsGoneWithTheNextRequestAndComesBack()
    {
        Assert.True(await FindsAsync("schuldnerberatung ettlingen", "schuldnerberatung-ettlingen"));
        await ExecuteAsync($"update directory.service set status = 'Draft' where {Ettlingen}");
        Assert.False(await FindsAsync("schuldnerberatung ettlingen", "schuldnerberatung-ettlingen"));
        await ExecuteAsync($"update directory.service set status = 'Published' where {Ettlingen}");
        Assert.True(await FindsAsync("schuldnerberatung ettlingen", "schuldnerberatung-ettlingen"));
    }

    [Fact]
    public async Task Renamed_IsFoundByTheNewName()
    {
        await ExecuteAsync("update directory.service set name = 'Quittenfest', keywords = '{}' where slug = 'tafel-friedrichshafen'");
        Assert.True(await FindsAsync("quittenfeste", "tafel-friedrichshafen"));
        Assert.True(await FindsAsync("quitenfest", "tafel-friedrichshafen"));
    }

    [Theory]
    [InlineData(
        "update directory.organisation set name = 'Zwetschgenbund' where id = (select organisation_id from directory.service where slug = "
        + "'mbe-singen')", "zwetschgenbund", "mbe-singen")]
    [InlineData(
        "update directory.place set name = 'Pflaumenhaus' where id = (select p.place_id from directory.service_place p join "
        + "directory.service s on s.id = p.service_id where s.slug = 'mbe-ettlingen' limit 1)", "pflaumenhaus", "mbe-ettlingen")]
    [InlineData(
        "insert into directory.service_translation (id, service_id, language, name, summary) select gen_random_uuid(), id, 'en', "
        + "'Mirabelle advice', 'Help' from directory.service where slug = 'mbe-singen' on conflict (service_id, language) do update "
        + "set name = excluded.name", "mirabelle", "mbe-singen")]
    public async Task WhatBelongsToIt_CountsToo(string change, string typed, string slug)
    {
        Assert.False(await FindsAsync(typed, slug));
        await ExecuteAsync(change);
        Assert.True(await FindsAsync(typed, slug));
    }

    [Fact]
    public async Task CancelledDate_IsNotOpenInTheNextRequest()
    {
        const string Address = "/angebote?offen=1&q=migrationsberatung";
        const string Slug = "/angebote/mbe-friedrichshafen";
        Assert.Contains(Slug, await portal.TextAsync(Address), StringComparison.Ordinal);
        await ExecuteAsync("""
            insert into directory.office_hour_deviation (id, office_hour_id, day, kind)
            select gen_random_uuid(), h.id, '2026-11-18', 'Cancelled' from directory.office_hour h
              join directory.service s on s.id = h.service_id where s.slug = 'mbe-friedrichshafen' and h.weekday = 'Wednesday'
            """);
        Assert.DoesNotContain(Slug, await portal.TextAsync(Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeThatCommitsLate_IsNotOverlooked()
    {
        await using var slow = await portal.Cluster.ConnectAsync(portal.Database);
        await using var transaction = await slow.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new Npgsql.NpgsqlCommand(
            "update directory.service set name = 'Holunderhilfe' where slug = 'jobcenter-singen'", slow, transaction))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await ExecuteAsync("update directory.service set name = 'Brombeerrat' where slug = 'buergerbuero-singen'");
        Assert.True(await FindsAsync("brombeerrat", "buergerbuero-singen"));
        Assert.False(await FindsAsync("holunderhilfe", "jobcenter-singen"));
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        Assert.True(await FindsAsync("holunderhilfe", "jobcenter-singen"));
    }

    private Task ExecuteAsync(string sql) => portal.Cluster.ExecuteAsync(portal.Database, sql);

    private async Task<bool> FindsAsync(string typed, string slug) =>
        (await portal.DocumentAsync("/angebote?q=" + Uri.EscapeDataString(typed))).QuerySelectorAll(".ip-result h3 a")
            .Any(link => link.GetAttribute("href") == "/angebote/" + slug);
}
