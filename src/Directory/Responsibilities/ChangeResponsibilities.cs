using System.Globalization;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Responsibilities;

/// <summary>Changes who is responsible, at once or from a later day on, after the <see cref="PublishGate"/> has shown what that
/// does.</summary>
public sealed class ChangeResponsibilities(EditDirectory editing, MunicipalCalendar calendar)
{
    public const string AcceptField = "AcceptsFindings";

    private const int CommandPatience = 30;

    public ReviewedChange Review(Territory territory, ResponsibilityChange change) => Plan(territory, change).Reviewed;

    public async Task ExecuteAsync(Actor actor, Territory territory, ResponsibilityChange change, string? seenState, bool acceptsFindings,
        CancellationToken cancellation)
    {
        var (plan, reviewed) = Plan(territory, change);
        RequireSeen(reviewed, seenState, acceptsFindings);
        var day = change.ValidFrom.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        var action = change.PostId is null ? $"Zuständigkeit beendet zum {day}" : $"Zuständigkeit geändert ab {day}";
        await using var edit = await editing.BeginAsync(actor, action, cancellation);
        await RequireUnchangedAsync(edit.Db, reviewed, change.Wish, cancellation);
        Apply(edit, plan);
        await edit.SaveAsync(cancellation);
    }

    internal static void RequireSeen(ReviewedChange reviewed, string? seenState, bool acceptsFindings)
    {
        if (reviewed.State != seenState)
        {
            throw new ChangedMeanwhile();
        }

        if (reviewed.Report.Findings.Count > 0 && !acceptsFindings)
        {
            throw new RuleViolation(
                "Bestätigen Sie, dass Sie die Auffälligkeiten geprüft haben und so wollen, oder ändern Sie Ihre Angaben.", AcceptField);
        }
    }

    // From here to the end of the transaction nobody else changes the rules: what was reviewed is what is saved.
    internal static async Task RequireUnchangedAsync(DirectoryDbContext db, ReviewedChange reviewed, string wish,
        CancellationToken cancellation)
    {
        // A county has seventy thousand rules: reading their versions may take longer than the queries of a page.
        db.Database.SetCommandTimeout(CommandPatience);
        await db.Database.ExecuteSqlAsync($"set local statement_timeout = '30s'", cancellation);
        await ResponsibilityLock.TakeAsync(db, reviewed.Territory.Key);
        if (await ReadTerritory.StateNowAsync(db, reviewed.Territory, wish, cancellation) != reviewed.State)
        {
            throw new ChangedMeanwhile();
        }
    }

    internal static void Apply(DirectoryEdit edit, ResponsibilityPlan plan)
    {
        edit.Db.AttachRange(plan.Replaced);
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

    private (ResponsibilityPlan Plan, ReviewedChange Reviewed) Plan(Territory territory, ResponsibilityChange change)
    {
        var plan = ResponsibilityPlan.Of(change, territory.Rules, calendar.Today);
        var report = PublishGate.Check(territory, plan, [.. territory.In(change.Area)]);
        return (plan, new ReviewedChange(territory, report, territory.StateFor(change.Wish)));
    }
}

/// <summary>A change as the gate shows it.</summary>
public sealed record ReviewedChange(Territory Territory, GateReport Report, string State);
