using System.Globalization;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Responsibilities;

/// <summary>Changes who is responsible, at once or from a later day on, after the <see cref="PublishGate"/> has shown what that
/// does.</summary>
public sealed class ChangeResponsibilities(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public const string AcceptField = "AcceptsFindings";

    public const string AcceptSentence =
        "Bestätigen Sie, dass Sie die Auffälligkeiten geprüft haben und so wollen, oder ändern Sie Ihre Angaben.";

    // A county has seventy thousand rules: reading their versions may take longer than the queries of a page.
    internal static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    public async Task<ReviewedChange> ReviewAsync(Caller caller, Territory territory, ResponsibilityChange wanted,
        CancellationToken cancellation)
    {
        ReviewedChange? reviewed = null;
        await WriteAsync(caller.Trying(), territory, wanted, found => reviewed = found, cancellation);
        return reviewed!;
    }

    public Task ExecuteAsync(Caller caller, Territory territory, ResponsibilityChange wanted, string? seenState, bool acceptsFindings,
        CancellationToken cancellation) =>
        WriteAsync(caller, territory, wanted, found => RequireSeen(found, seenState, acceptsFindings), cancellation);

    internal static void RequireSeen(ReviewedChange reviewed, string? seenState, bool acceptsFindings)
    {
        if (reviewed.State != seenState)
        {
            throw new ChangedMeanwhile();
        }

        if (reviewed.Report.Findings.Count > 0 && !acceptsFindings)
        {
            throw new RuleViolation(AcceptSentence, AcceptField);
        }
    }

    // From here to the end of the transaction nobody else changes the rules: what was reviewed is what is saved.
    internal static async Task RequireUnchangedAsync(Change<DirectoryDbContext> change, ReviewedChange reviewed, string wish)
    {
        await ResponsibilityLock.TakeAsync(change.Db, reviewed.Territory.Key);
        if (await ReadTerritory.StateNowAsync(change.Db, reviewed.Territory, wish, change.Cancellation) != reviewed.State)
        {
            throw new ChangedMeanwhile();
        }
    }

    internal static void Apply(DirectoryDbContext db, ResponsibilityPlan plan)
    {
        db.AttachRange(plan.Replaced);
        foreach (var rule in plan.Replaced)
        {
            if (rule.ValidFrom < plan.From)
            {
                rule.Set(plan.From.AddDays(-1), rule.IsPresumed, rule.Source);
            }
            else
            {
                db.Responsibilities.Remove(rule);
            }
        }

        db.Responsibilities.AddRange(plan.Added);
    }

    private Task WriteAsync(Caller caller, Territory territory, ResponsibilityChange wanted, Action<ReviewedChange> look,
        CancellationToken cancellation)
    {
        var day = wanted.ValidFrom.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        var action = wanted.PostId is null ? $"Zuständigkeit beendet zum {day}" : $"Zuständigkeit geändert ab {day}";
        return changes.WriteAsync(caller, action, async change =>
        {
            var plan = ResponsibilityPlan.Of(wanted, territory.Rules, calendar.Today);
            var report = PublishGate.Check(territory, plan, [.. wanted.Areas.SelectMany(territory.In)]);
            var reviewed = new ReviewedChange(territory, report, territory.StateFor(wanted.Wish));
            look(reviewed);
            await RequireUnchangedAsync(change, reviewed, wanted.Wish);
            Apply(change.Db, plan);
        }, cancellation, timeLimit: TimeLimit);
    }
}

/// <summary>A change as the gate shows it.</summary>
public sealed record ReviewedChange(Territory Territory, GateReport Report, string State);
