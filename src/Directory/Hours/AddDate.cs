using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>An extra date of an office hour.</summary>
public sealed class AddDate(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid hourId, DateArrangement arrangement, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Zusätzlicher Termin", async change =>
        {
            arrangement.Check(calendar.Today);
            var hour = await change.TakeAsync<OfficeHour>(hourId);
            var (day, startsAt, endsAt, placeId, note) = arrangement;
            if (OfficeHourPattern.FallsOn(hour, day))
            {
                throw new RuleViolation(
                    "An diesem Tag findet die Sprechstunde ohnehin statt. Wählen Sie einen anderen Tag oder ändern Sie den Termin.",
                    nameof(OfficeHourDeviation.NewDay));
            }

            if (!hour.Validity.Contains(day))
            {
                throw new RuleViolation("An diesem Tag gilt die Sprechstunde nicht. Wählen Sie einen Tag zwischen Beginn und Ende.",
                    nameof(OfficeHourDeviation.NewDay));
            }

            return change.Db.Add(OfficeHourDeviation.Extra(hourId, day, startsAt, endsAt, placeId, note)).Entity.Id;
        }, cancellation, byOwners: true);
}
