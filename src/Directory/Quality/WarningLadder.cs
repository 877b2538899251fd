using IntMan.Directory.People;

namespace IntMan.Directory.Quality;

/// <summary>Who is told that an entry has to be confirmed: the owner, then the deputy, then the coordination of the county.</summary>
public enum WarningStage
{
    Owner,
    Deputy,
    Coordination,
}

/// <summary>Which step of a reminder is due. Each step leaves the one before it time to act, also where the entry is overdue already when it is first seen.</summary>
public static class WarningLadder
{
    /// <summary>Days between two steps that both came too late.</summary>
    public const int Patience = 7;

    /// <param name="rules">When each step is due.</param>
    /// <param name="confirmedOn">The last confirmation; null: there was none, the first reminder begins the count.</param>
    /// <param name="sent">The steps since that confirmation.</param>
    /// <param name="today">The day.</param>
    /// <returns>Null when nothing is due today.</returns>
    public static WarningStage? NextOf(FreshnessRules rules, DateOnly? confirmedOn, IReadOnlyList<SentWarning> sent, DateOnly today)
    {
        var last = sent.MaxBy(warning => warning.Stage);
        if (last is null)
        {
            return confirmedOn is null || today >= confirmedOn.Value.AddDays(rules.ContactDays - rules.OwnerDays) ? WarningStage.Owner : null;
        }

        if (last.Stage == WarningStage.Coordination)
        {
            return null;
        }

        var next = last.Stage + 1;
        var start = confirmedOn ?? sent.Min(warning => warning.SentOn).AddDays(rules.OwnerDays - rules.ContactDays);
        var due = start.AddDays(rules.ContactDays - (next == WarningStage.Deputy ? rules.DeputyDays : rules.CoordinationDays));
        var patient = last.SentOn.AddDays(Patience);
        return !last.HadRecipient || today >= (due > patient ? due : patient) ? next : null;
    }
}

/// <param name="Stage">Which step.</param>
/// <param name="SentOn">When.</param>
/// <param name="HadRecipient">False: nobody had an address, so the next step need not wait.</param>
public sealed record SentWarning(WarningStage Stage, DateOnly SentOn, bool HadRecipient);
