using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Services of the directory that may be named in a case: those offered where the case is.</summary>
public sealed class FindServices(PublicDirectory directory)
{
    private const int MaxCount = 400;

    public async Task<IReadOnlyList<NamedService>> ExecuteAsync(string ags, CancellationToken cancellation) =>
        await directory.QueryAsync<NamedService>("""
            select s.id, s.name, o.name as organisation, s.kind from public_directory.service s
                join public_directory.organisation o on o.id = s.organisation_id
            where s.serves_everyone or cardinality(s.served_keys) = 0 or s.served_keys && array[@ags, left(@ags, 5)]
            order by s.name, o.name, s.id limit @MaxCount
            """, new { ags, MaxCount }, cancellation);
}

/// <summary>A service as it is chosen: its words are what is typed.</summary>
public sealed record NamedService(Guid Id, string Name, string Organisation, string Kind)
{
    public string Text => $"{Name} ({Organisation})";
}
