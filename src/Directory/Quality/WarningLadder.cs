using IntMan.Directory.People;

namespace IntMan.Directory.Quality;

/// <summary>Who is told that an entry has to be confirmed: the owner, then the deputy, then the coordination of the county.</summary>
public enum WarningStage
{
    Owner,
    Deputy,
    Coordination,
}

/// <summary>Which step of a reminder is due. Each step leaves the one before it time to act, also where the entry is overdue already when
/// it is first seen.</summary>
public static class WarningLadder
{
    /// <summary>Between one step and the next.</summary>
    public const int DaysToAnswer = 7;

    public static WarningStage? NextOf(FreshnessRules rules, DateOnly? confirmedOn, IReadOnlyList<SentWarning> sent, DateOnly today)
    {
        var last = sent.MaxBy(warning => warning.Stage);
        if (last is null)
        {
            return confirmedOn is null || today >= confirmedOn.Value.AddDays(rules.ContactDays - rules.OwnerDays)
                ? WarningStage.Owner : null;
        }

        if (last.Stage == WarningStage.Coordination)
        {
            return null;
        }

        var next = last.Stage + 1;
        var start = confirmedOn ?? sent.Min(warning => warning.SentOn).AddDays(rules.OwnerDays - rules.ContactDays);
        var due = start.AddDays(rules.ContactDays - (next == WarningStage.Deputy ? rules.DeputyDays : rules.CoordinationDays));
        var patient = last.SentOn.AddDays(DaysToAnswer);
        return !last.HadRecipient || today >= (due > patient ? due : patient) ? next : null;
    }
}

public sealed record SentWarning(WarningStage Stage, DateOnly SentOn, bool HadRecipient);
