using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Words that no open case of the team has.</summary>
public sealed class ProposeAlias(ReadAsCaller read)
{
    private const int Proposals = 6;

    public Task<IReadOnlyList<string>> ExecuteAsync(Caller caller, string county, int seed, CancellationToken cancellation) =>
        read.ExecuteAsync<IReadOnlyList<string>>(caller, async reader => await reader.QueryAsync<string>(
            "select distinct caseload.free_alias(@county, @seed + n) from generate_series(1, @Proposals) n",
            new { county, seed, Proposals }), cancellation);
}
