using Dapper;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Retention;
using IntMan.Directory.Published;
using Npgsql;

namespace IntMan.Caseload.Seeds;

/// <summary>Loads invented cases (profiles P1 and P2) and checks that they add up to what they should.</summary>
public static class SyntheticCaseload
{
    // Triggers ask for the consent of each row; the check at the end asks once for all.
    private static readonly string[] Guarded =
        ["answer", "health_answer", "language_level", "assessment", "score", "health_score", "goal", "goal_service", "step"];

    /// <param name="connection">Of the owner of the database.</param>
    /// <param name="managers">Without numbers: those are given here.</param>
    /// <returns>What was checked; null when the county has cases already.</returns>
    public static async Task<IReadOnlyList<SyntheticFigure>?> LoadAsync(NpgsqlConnection connection, SyntheticProfile profile,
        IReadOnlyList<SyntheticManager> managers, IReadOnlyList<(Guid Id, string Kind)> services, DateOnly until,
        SyntheticCatalogues catalogues, CancellationToken cancellation)
    {
        var county = managers[0].Ags[..5];
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteScalarAsync<bool>("select exists (select from caseload.case where county_key = @county)",
            new { county }))
        {
            return null;
        }

        var numbered = new List<SyntheticManager>();
        foreach (var manager in managers)
        {
            numbered.Add(manager with { Number = (await connection.ExecuteScalarAsync<string>(
                "select caseload.number_of(@PersonId, @county)", new { manager.PersonId, county }))! });
        }

        var words = (await connection.QueryAsync<string>("select word from caseload.alias_word order by rank")).AsList();
        var world = SyntheticWorld.Make(profile, numbered,
            [.. services.Select(service => new SyntheticService(service.Id, ReferralClass.Of(service.Kind)))], until, catalogues, words);
        await connection.ExecuteAsync(string.Concat(Guarded.Select(table => $"alter table caseload.{table} disable trigger user;")));
        await new SyntheticRows(connection, world, catalogues.Points, until, cancellation).WriteAsync();
        await connection.ExecuteAsync(string.Concat(Guarded.Select(table => $"alter table caseload.{table} enable trigger user;")));
        var figures = await SyntheticCheck.FiguresAsync(connection, profile, county);
        if (figures.FirstOrDefault(figure => !figure.IsRight) is { } wrong)
        {
            throw new InvalidOperationException($"Die Fälle ergeben nicht, was sie sollen: {wrong}");
        }

        if (profile == SyntheticProfile.P1)
        {
            // On its first day the demo keeps everything that it was loaded with.
            await DoneOnce.ClaimAsync(connection, transaction, EraseDue.Job, [EraseDue.SlotOf(until)], SyntheticPeople.At(until));
        }

        await transaction.CommitAsync(cancellation);
        await connection.ExecuteAsync("analyze caseload.case, caseload.consultation, caseload.answer, caseload.score, caseload.step");
        return figures;
    }
}
