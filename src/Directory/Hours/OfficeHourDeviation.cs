using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Hours;

/// <summary>One date of an office hour that is cancelled, moved in time or place, or added.</summary>
public sealed class OfficeHourDeviation
{
    private OfficeHourDeviation()
    {
    }

    private OfficeHourDeviation(Guid officeHourId, DateOnly day, DeviationKind kind, string? note)
    {
        (Id, OfficeHourId, Day, Kind, Note) = (Guid.CreateVersion7(), officeHourId, day, kind, note);
    }

    public Guid Id { get; private set; }
    public Guid OfficeHourId { get; private set; }

    public DateOnly Day { get; private set; }

    public DeviationKind Kind { get; private set; }
    public DateOnly? NewDay { get; private set; }
    public TimeOnly? NewStartsAt { get; private set; }
    public TimeOnly? NewEndsAt { get; private set; }
    public Guid? NewPlaceId { get; private set; }
    public string? Note { get; private set; }
    public uint Version { get; private set; }

    public static OfficeHourDeviation Cancel(Guid officeHourId, DateOnly day, string? note) =>
        new(officeHourId, day, DeviationKind.Cancelled, note);

    public static OfficeHourDeviation Move(Guid officeHourId, DateOnly day, DateOnly newDay, TimeOnly startsAt, TimeOnly endsAt,
        Guid? newPlaceId, string? note) =>
        new OfficeHourDeviation(officeHourId, day, DeviationKind.Moved, note).At(newDay, startsAt, endsAt, newPlaceId);

    public static OfficeHourDeviation Extra(Guid officeHourId, DateOnly day, TimeOnly startsAt, TimeOnly endsAt, Guid? placeId,
        string? note) =>
        new OfficeHourDeviation(officeHourId, day, DeviationKind.Extra, note).At(day, startsAt, endsAt, placeId);

    // The date is not held after all; a moved or added one keeps its day and times, so that people who know them read that it falls away.
    public OfficeHourDeviation CallOff(string? note)
    {
        (Kind, Note) = (DeviationKind.Cancelled, note);
        return this;
    }

    public void Revive(bool isRegularDay)
    {
        if (NewDay is null)
        {
            throw new InvalidOperationException("A cancelled regular date is revived by removing the deviation.");
        }

        (Kind, Note) = (isRegularDay ? DeviationKind.Moved : DeviationKind.Extra, null);
    }

    public void MoveTo(DateOnly newDay, TimeOnly startsAt, TimeOnly endsAt, Guid? newPlaceId, string? note)
    {
        At(newDay, startsAt, endsAt, newPlaceId);
        (Kind, Note) = (DeviationKind.Moved, note);
    }

    internal void BelongTo(Guid officeHourId) => OfficeHourId = officeHourId;

    internal static void RequireTimes(TimeOnly startsAt, TimeOnly endsAt) =>
        Require.That(endsAt > startsAt, "Das Ende der Sprechstunde liegt nicht nach dem Beginn.", nameof(NewEndsAt));

    private OfficeHourDeviation At(DateOnly day, TimeOnly startsAt, TimeOnly endsAt, Guid? placeId)
    {
        RequireTimes(startsAt, endsAt);
        (NewDay, NewStartsAt, NewEndsAt, NewPlaceId) = (day, startsAt, endsAt, placeId);
        return this;
    }
}

public enum DeviationKind
{
    Cancelled,
    Moved,
    Extra,
}
