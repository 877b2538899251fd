using System.Globalization;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;

namespace IntMan.Directory.Responsibilities;

/// <summary>Changes who is responsible, at once or from a later day on, after the <see cref="PublishGate"/> has shown what that does.</summary>
public sealed class ChangeResponsibilities(EditDirectory editing, ReadTerritory read, MunicipalCalendar calendar)
{
    /// <summary>Field that says yes to new gaps, overlaps and contradictions.</summary>
    public const string AcceptField = "AcceptsFindings";

    /// <param name="key">8-digit key of the municipality or 5-digit key of the county.</param>
    /// <param name="change">What somebody wants.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>Null when there is no such municipality or county.</returns>
    /// <exception cref="DirectoryRuleViolation">The change cannot be made.</exception>
    public async Task<ReviewedChange?> ReviewAsync(string key, ResponsibilityChange change, CancellationToken cancellation) =>
        await read.ExecuteAsync(key, cancellation) is { } territory ? Review(territory, change).Reviewed : null;

    /// <param name="actor">Who changes.</param>
    /// <param name="key">As reviewed.</param>
    /// <param name="change">As reviewed.</param>
    /// <param name="seenState"><see cref="ReviewedChange.State"/> of the review.</param>
    /// <param name="acceptsFindings">New gaps, overlaps and contradictions are wanted.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="ChangedMeanwhile">A rule there, or what is wanted, is no longer as it was reviewed.</exception>
    /// <exception cref="DirectoryRuleViolation">The change cannot be made, or its findings have not been accepted.</exception>
    public async Task ExecuteAsync(Actor actor, string key, ResponsibilityChange change, string? seenState, bool acceptsFindings, CancellationToken cancellation)
    {
        var day = change.ValidFrom.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        await using var edit = await editing.BeginAsync(actor, change.PostId is null ? $"Zuständigkeit beendet zum {day}" : $"Zuständigkeit geändert ab {day}", cancellation);
        await LockAsync(edit, key);
        var territory = await ReadTerritory.ReadAsync(edit.Db, key, cancellation) ?? throw new ChangedMeanwhile();
        var (plan, reviewed) = Review(territory, change);
        if (reviewed.State != seenState)
        {
            throw new ChangedMeanwhile();
        }

        if (reviewed.Report.Findings.Count > 0 && !acceptsFindings)
        {
            throw new DirectoryRuleViolation("Bestätigen Sie, dass Sie die Auffälligkeiten geprüft haben und so wollen, oder ändern Sie Ihre Angaben.", AcceptField);
        }

        Apply(edit, plan);
        await edit.SaveAsync(cancellation);
    }

    /// <summary>Changes of the rules of one county wait for each other: what was reviewed must be what is saved.</summary>
    internal static Task LockAsync(DirectoryEdit edit, string key) =>
        edit.Connection.ExecuteAsync("select pg_advisory_xact_lock(hashtext('responsibility'), hashtext(@county))", new { county = key[..5] }, edit.Transaction);

    internal static void Apply(DirectoryEdit edit, ResponsibilityPlan plan)
    {
        foreach (var rule in plan.Replaced)
        {
            if (rule.ValidFrom < plan.From)
            {
                rule.Set(plan.From.AddDays(-1), rule.IsPresumed, rule.Source);
            }
            else
            {
                edit.Db.Responsibilities.Remove(rule);
            }
        }

        edit.Db.Responsibilities.AddRange(plan.Added);
    }

    private (ResponsibilityPlan Plan, ReviewedChange Reviewed) Review(Territory territory, ResponsibilityChange change)
    {
        var plan = ResponsibilityPlan.Of(change, territory.Rules, calendar.Today);
        var report = PublishGate.Check(territory, plan, [.. territory.In(change.Area)]);
        return (plan, new ReviewedChange(territory, report, territory.StateFor(change.Wish)));
    }
}

/// <summary>A change as the gate shows it.</summary>
/// <param name="Territory">With the names of everything that is named.</param>
/// <param name="Report">What it would do.</param>
/// <param name="State">What was seen; publishing needs it.</param>
public sealed record ReviewedChange(Territory Territory, GateReport Report, string State);
