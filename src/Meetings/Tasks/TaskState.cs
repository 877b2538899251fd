using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using static IntMan.Meetings.Tasks.TaskState;

namespace IntMan.Meetings.Tasks;

public enum TaskState
{
    Open,
    InProgress,
    Done,
    Dropped,
    HandedOver,
}

public enum TaskVerb
{
    Begin,
    Finish,
    Drop,
    HandOver,
}

public static class TaskMachine
{
    public static Labels<TaskState> States { get; } = new(
        (Open, ["offen"]), (InProgress, ["in Arbeit"]), (Done, ["erledigt"]), (Dropped, ["entfallen"]), (HandedOver, ["abgegeben"]));

    public static Labels<TaskVerb> Verbs { get; } = new(
        (TaskVerb.Begin, ["Beginnen"]), (TaskVerb.Finish, ["Erledigt"]), (TaskVerb.Drop, ["Entfällt"]), (TaskVerb.HandOver, ["Abgeben"]));

    public static TransitionTable<TaskState, TaskVerb> Table { get; } = new("Task", "Die Aufgabe", States, Verbs,
    [
        new(Open, TaskVerb.Begin, InProgress, SeriesRoles.Sitting, "by the one who has it, or who leads"),
        new(Open, TaskVerb.Finish, Done, SeriesRoles.Sitting, "by the one who has it, or who leads"),
        new(Open, TaskVerb.Drop, Dropped, SeriesRoles.Sitting, "with reason, by the one who has it, or who leads"),
        new(Open, TaskVerb.HandOver, HandedOver, SeriesRoles.Sitting, "to another member, who gets it as a new task"),
        new(InProgress, TaskVerb.Finish, Done, SeriesRoles.Sitting, "by the one who has it, or who leads"),
        new(InProgress, TaskVerb.Drop, Dropped, SeriesRoles.Sitting, "with reason, by the one who has it, or who leads"),
        new(InProgress, TaskVerb.HandOver, HandedOver, SeriesRoles.Sitting, "to another member, who gets it as a new task"),
    ]);
}

/// <summary>A task as somebody typed it: what, who, until when.</summary>
public sealed record TaskInput(string? Text, Guid? PersonId, DateOnly? DueOn)
{
    public void Check(DateOnly today) => Require.All(
        () => Require.Text(Text, "Schreiben Sie, was zu tun ist.", nameof(Text)),
        () => Require.That(PersonId is not null, "Wählen Sie, wer die Aufgabe übernimmt.", nameof(PersonId)),
        () => Require.That(DueOn is not null, "Geben Sie an, bis wann, zum Beispiel 30.06.2027.", nameof(DueOn)),
        () => Require.Coming(DueOn ?? today, today, nameof(DueOn)));
}
