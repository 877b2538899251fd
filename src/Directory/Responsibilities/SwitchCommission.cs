using System.Globalization;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.Organisations;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Responsibilities;

/// <summary>Moves a municipality's commission with its streets and office hours, in one transaction: nobody finds a street whose manager
/// is no longer commissioned.</summary>
public sealed class SwitchCommission(DirectoryChanges changes, ReadTerritory read, ShowCommissionSwitch show, MunicipalCalendar calendar)
{
    public const string Action = "Auftragswechsel";

    public async Task<ReviewedChange> ReviewAsync(Caller caller, CommissionSwitch wanted, CancellationToken cancellation)
    {
        ReviewedChange? reviewed = null;
        await WriteAsync(caller.Trying(), wanted, found => reviewed = found, cancellation);
        return reviewed!;
    }

    public Task<Guid> ExecuteAsync(Caller caller, CommissionSwitch wanted, string? seenState, bool acceptsFindings,
        CancellationToken cancellation) =>
        WriteAsync(caller, wanted, found => ChangeResponsibilities.RequireSeen(found, seenState, acceptsFindings), cancellation);

    public async Task TakeBackAsync(Caller caller, string ags, Guid changeSetId, CancellationToken cancellation)
    {
        if (!(await show.ListAsync(ags, cancellation)).Any(done => done.Id == changeSetId))
        {
            throw new MissingEntry();
        }

        var posts = await show.PostsOfHoursAsync(changeSetId, cancellation);
        await changes.WriteAsync(With(caller, posts), UndoChangeSet.Action, change => UndoChangeSet.TakeBackAsync(change, changeSetId),
            cancellation, byOwners: true, ChangeKind.Undo, DirectoryChanges.LargeTimeLimit);
    }

    private async Task<Guid> WriteAsync(Caller caller, CommissionSwitch wanted, Action<ReviewedChange> look,
        CancellationToken cancellation)
    {
        var day = wanted.ValidFrom.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        var territory = await read.ExecuteAsync(wanted.Ags, cancellation) ?? throw new MissingEntry();
        return await changes.WriteAsync(With(caller, wanted.Successors.Keys), $"{Action} ab {day}", async change =>
        {
            var (plan, reviewed) = Review(territory, wanted);
            look(reviewed);
            await change.RequireAsync("municipality", wanted.Ags);
            await ChangeResponsibilities.RequireUnchangedAsync(change, reviewed, wanted.Wish);
            await MoveCommissionAsync(change, wanted);
            ChangeResponsibilities.Apply(change.Db, plan);
            foreach (var hour in await HoursAsync(change.Db, wanted, cancellation))
            {
                await OfficeHourHandOver.MoveAsync(change, hour, wanted.Successors[hour.PostId!.Value], wanted.ValidFrom);
            }

            return change.Id;
        }, cancellation, byOwners: true, timeLimit: ChangeResponsibilities.TimeLimit);
    }

    // Who keeps the municipality decides about the hours there, also those of posts that somebody else keeps.
    private static Caller With(Caller caller, IEnumerable<Guid> posts) =>
        caller with { Scope = caller.Scope.Area with { Posts = [.. posts] } };

    private static Task<List<OfficeHour>> HoursAsync(DirectoryDbContext db, CommissionSwitch wanted, CancellationToken cancellation)
    {
        var leaving = wanted.Successors.Keys.Select(id => (Guid?)id).ToArray();
        return db.OfficeHours.Where(h => leaving.Contains(h.PostId) && Validity.Reaches(h.ValidUntil, wanted.ValidFrom))
            .Where(h => h.PlaceId == null ? db.Posts.Any(p => p.Id == h.PostId && p.Ags == wanted.Ags)
                : db.Places.Any(p => p.Id == h.PlaceId && p.Ags == wanted.Ags)).OrderBy(h => h.Id).ToListAsync(cancellation);
    }

    private static async Task MoveCommissionAsync(Change<DirectoryDbContext> change, CommissionSwitch wanted)
    {
        var commissions = await change.Db.Commissions.Where(m => m.Ags == wanted.Ags && Validity.Reaches(m.ValidUntil, wanted.ValidFrom))
            .ToListAsync(change.Cancellation);
        if (commissions.Exists(commission => commission.ValidFrom >= wanted.ValidFrom))
        {
            throw new RuleViolation("An diesem Tag oder später beginnt schon ein anderes Auftragsverhältnis. Nehmen Sie es zuerst zurück.",
                nameof(wanted.ValidFrom));
        }

        foreach (var commission in commissions)
        {
            commission.Set(
                commission.Model, commission.ProviderId, commission.AssociationKey, wanted.ValidFrom.AddDays(-1), commission.Source);
        }

        // First the end of the old one: the database never sees two at once.
        await change.FlushAsync();
        var next = new Commission(wanted.Ags, wanted.Model, wanted.ValidFrom);
        new CommissionInput(wanted.Ags, wanted.Model, wanted.ProviderId, wanted.AssociationKey, wanted.ValidFrom, null, wanted.Source)
            .Fill(next);
        change.Db.Add(next);
    }

    private (ResponsibilityPlan Plan, ReviewedChange Reviewed) Review(Territory territory, CommissionSwitch wanted)
    {
        Require.Coming(wanted.ValidFrom, calendar.Today, nameof(wanted.ValidFrom));

        var leaving = territory.Own.Where(rule => wanted.Successors.ContainsKey(rule.PostId) && rule.Validity.Reaches(wanted.ValidFrom))
            .ToList();
        var staying = territory.Own.Except(leaving).Where(rule => rule.Validity.Reaches(wanted.ValidFrom)).ToHashSet();
        var added = new List<Responsibility>();
        foreach (var rule in leaving)
        {
            var next = Continued(rule, wanted);
            if (!staying.Concat(added).Any(other => IsSame(other, next)))
            {
                added.Add(next);
            }
        }

        var plan = new ResponsibilityPlan(wanted.ValidFrom, leaving, added);
        return (plan, new ReviewedChange(territory, PublishGate.Check(territory, plan, [.. territory.NamedAreas]),
            territory.StateFor(wanted.Wish)));
    }

    private static Responsibility Continued(Responsibility rule, CommissionSwitch wanted)
    {
        var area = rule switch
        {
            { StreetId: { } street } => Area.OfStreet(street, rule.Numbers),
            { DistrictId: { } district } => Area.OfDistrict(district),
            _ => Area.OfMunicipality(rule.Ags!),
        };
        var next = new Responsibility(wanted.Successors[rule.PostId], area, rule.TargetGroup, rule.ValidFrom > wanted.ValidFrom
            ? rule.ValidFrom : wanted.ValidFrom);
        next.Set(rule.ValidUntil, rule.IsPresumed, wanted.Source ?? rule.Source);
        return next;
    }

    private static bool IsSame(Responsibility one, Responsibility other) =>
        (one.PostId, one.TargetGroup, one.Ags, one.DistrictId, one.StreetId, one.Numbers) == (other.PostId, other.TargetGroup, other.Ags,
        other.DistrictId, other.StreetId, other.Numbers);
}
