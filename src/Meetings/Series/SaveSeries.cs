using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

/// <summary>Founds a series, or changes its charter: whenever its words differ, a new version stands and the old one is kept.</summary>
public sealed class SaveSeries(MeetingsChanges changes)
{
    private const int CountyLength = 5;

    /// <returns>The Kürzel for its address.</returns>
    public Task<string> FoundAsync(Caller caller, CharterInput input, CancellationToken cancellation) => changes.WriteAsync(
        caller,
        null,
        async change =>
        {
            input.Check();
            var (county, ags) = AreaOf(input.Area!);
            if (!caller.Scope.Covers(ags, county))
            {
                throw new MissingEntry();
            }

            var (id, slug) = (Guid.CreateVersion7(change.At), input.Slug ?? await ProposedAsync(change, input.Title!));
            await change.ExecuteAsync("""
                insert into meetings.series (id, slug, title, format, county_key, ags, charter_version, aims, participants, cadence,
                  weekday,
                  starts_at, minutes, place, template, guests_invited_by, approval_rule, silence_days, release_rule, reports_to_id,
                    is_public, created_at)
                values (@id, @slug, @title, @format, @county, @ags, 1, @aims, @participants, @cadence, @weekday, @startsAt, @minutes,
                  @place,
                  @template, @guests, @approval, @silence, @release, @reportsTo, @isPublic, @At)
                """, Values(input, id, slug, county, ags, change.At));
            await KeepVersionAsync(change, id, 1, input.Text);
            await change.AuditAsync("series.founded", id.ToString());
            return slug;
        },
        cancellation,
        byOwners: true);

    public Task ChangeAsync(Caller caller, string slug, CharterInput input, int seenRevision, CancellationToken cancellation) =>
        changes.WriteAsync(
            caller,
            null,
            async change =>
            {
                input.Check();
                await change.ScalarAsync<Guid?>("select id from meetings.series where slug = @slug for update", new { slug });
                var standing = await Standing.FindAsync(change, caller, slug) ?? throw new MissingEntry();
                if (!standing.Has(SeriesRole.Office, SeriesRole.Organiser))
                {
                    throw new MissingEntry();
                }

                var old = standing.Series;
                await WriteAsync(change, old, input, seenRevision);
                await change.AuditAsync("series.charter", old.Id.ToString());
            },
            cancellation,
            byOwners: true);

    private static async Task WriteAsync(Change<MeetingsDbContext> change, SeriesRow old, CharterInput input, int seenRevision)
    {
        var before = await change.ScalarAsync<string>(
            "select text from meetings.charter where series_id = @Id and version = @CharterVersion",
            new { old.Id, old.CharterVersion });
        var version = before == input.Text ? old.CharterVersion : old.CharterVersion + 1;
        var written = await change.ExecuteAsync("""
            update meetings.series set title = @title, format = @format, charter_version = @version, aims = @aims, participants =
              @participants,
              cadence = @cadence, weekday = @weekday, starts_at = @startsAt, minutes = @minutes, place = @place, template = @template,
              guests_invited_by = @guests, approval_rule = @approval, silence_days = @silence, release_rule = @release,
              reports_to_id = @reportsTo, is_public = @isPublic, revision = revision + 1
            where id = @id and revision = @seen
            """, Values(input, old.Id, old.Slug, old.CountyKey, old.Ags, change.At, version, seenRevision));
        if (written == 0)
        {
            throw new ChangedMeanwhile();
        }

        if (version > old.CharterVersion)
        {
            await KeepVersionAsync(change, old.Id, version, input.Text);
        }
    }

    private static Task<int> KeepVersionAsync(Change<MeetingsDbContext> change, Guid id, int version, string text) => change.ExecuteAsync(
        "insert into meetings.charter (series_id, version, text, decided_at, decided_by) values (@id, @version, @text, @At, @name)",
        new { id, version, text, change.At, name = change.Caller.Actor.Name ?? change.Caller.Actor.Role });

    private static async Task<string> ProposedAsync(Change<MeetingsDbContext> change, string title)
    {
        var taken = await change.QueryAsync<string>("select slug from meetings.series", null);
        return Slugs.Propose(title, taken);
    }

    private static (string County, string? Ags) AreaOf(string area) =>
        area.Length > CountyLength ? (area[..CountyLength], area) : (area, null);

    private static object Values(CharterInput input, Guid id, string slug, string county, string? ags, DateTimeOffset at, int version = 1,
        int seen = 0) => new
        {
            id, slug, county, ags, version, seen, At = at,
            title = input.Title!.Trim(), format = input.Format.ToString(), aims = input.Aims!.Trim(),
                participants = input.Participants!.Trim(),
            cadence = input.Cadence.ToString(), weekday = input.Weekday, startsAt = input.StartsAt, minutes = input.Minutes,
            place = input.Place!.Trim(), template = input.Template, guests = input.GuestsInvitedBy?.Trim() ?? "",
            approval = input.ApprovalRule.ToString(), silence = input.ApprovalRule == ApprovalRule.Silence ? input.SilenceDays : null,
            release = (input.ReleaseRule ?? ReleaseRule.Unanimous).ToString(), reportsTo = input.ReportsToId, isPublic = input.IsPublic,
        };
}
