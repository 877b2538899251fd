using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Hours;

/// <summary>
/// Changes an office hour from a day on. What was held stays as it was: a rule that has begun ends the day before, and a new one goes on
/// with a UID of its own. Note and last day alone change the rule itself, like everything of a rule that has not begun.
/// </summary>
public sealed class ChangeOfficeHour(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid hourId, OfficeHourDraft draft, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var hour = await change.TakeAsync<OfficeHour>(hourId, seenVersion);
            change.Action = $"{hour.Owner.HourWord} am {HourLabels.Weekdays.TextOf(draft.Weekday)} geändert";
            RequireDays(hour, draft);
            var result = (hour.ValidFrom >= calendar.Today, draft.Differs(hour)) switch
            {
                (true, _) => Whole(hour, draft),
                (_, true) => await SplitAsync(change, hour, draft),
                _ => Rest(hour, draft),
            };
            if (change.Db.ChangeTracker.HasChanges())
            {
                result.StampChange(calendar.Now);
            }

            await HourCollision.RefuseAsync(change.Db, result, draft.Anyway, cancellation);
            return result.Id;
        }, cancellation, byOwners: true);

    private void RequireDays(OfficeHour hour, OfficeHourDraft draft)
    {
        if (!hour.Validity.Reaches(calendar.Today))
        {
            throw new RuleViolation("Diese Sprechstunde ist schon beendet. Legen Sie eine neue an.");
        }

        if (draft.ValidFrom != hour.ValidFrom)
        {
            Require.Coming(draft.ValidFrom, calendar.Today, nameof(OfficeHour.ValidFrom));
        }

        if (hour.ValidFrom < calendar.Today && !hour.Validity.Reaches(draft.ValidFrom) && draft.Differs(hour))
        {
            throw new RuleViolation("Die Sprechstunde endet schon vor diesem Tag. Wählen Sie einen früheren.",
                nameof(OfficeHour.ValidFrom));
        }
    }

    private static OfficeHour Whole(OfficeHour hour, OfficeHourDraft draft)
    {
        hour.Reschedule(draft.Weekday, draft.StartsAt, draft.EndsAt, draft.ValidFrom);
        draft.Fill(hour);
        return hour;
    }

    private static OfficeHour Rest(OfficeHour hour, OfficeHourDraft draft)
    {
        draft.Fill(hour);
        return hour;
    }

    private async Task<OfficeHour> SplitAsync(Change<DirectoryDbContext> change, OfficeHour hour, OfficeHourDraft draft)
    {
        var from = draft.ValidFrom < calendar.Today ? calendar.Today : draft.ValidFrom;
        var next = draft.Create(hour.Owner, FirstOf(hour, draft, from));
        hour.Set(hour.PlaceId, hour.Channel, hour.PausesInSchoolHolidays, hour.OpenOnPublicHolidays, from.AddDays(-1), hour.Note);
        hour.StampChange(calendar.Now);

        // First the end of the old rule: while both run, the database sees one person in two places.
        await change.FlushAsync();
        change.Db.Add(next);
        foreach (var deviation in await change.Db.OfficeHourDeviations.Where(d => d.OfficeHourId == hour.Id && d.Day >= from)
            .ToListAsync(change.Cancellation))
        {
            if (deviation.Kind == DeviationKind.Extra ? next.Validity.Contains(deviation.Day)
                : OfficeHourPattern.FallsOn(next, deviation.Day))
            {
                deviation.BelongTo(next.Id);
            }
        }

        return next;
    }

    // A new rhythm counts from its own first day.
    private static DateOnly FirstOf(OfficeHour hour, OfficeHourDraft draft, DateOnly from) =>
        (hour.Recurrence, hour.Step) == (draft.Recurrence, draft.Step) ? hour.FirstInRhythm(from) : from;
}
