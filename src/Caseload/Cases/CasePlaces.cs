using IntMan.Foundation.Access;

namespace IntMan.Caseload.Cases;

/// <summary>Municipalities where somebody may begin cases.</summary>
public sealed class CasePlaces(PublicDirectory directory)
{
    private const int MaxCount = 400;

    public async Task<IReadOnlyList<CaseMunicipality>> ExecuteAsync(AccessScope scope, CancellationToken cancellation) =>
        await directory.QueryAsync<CaseMunicipality>($"""
            select m.ags, m.name from public_directory.municipality m where {AccessScope.InMunicipality("m.ags")}
            order by m.name, m.ags limit {MaxCount}
            """, scope.With(), cancellation);
}
