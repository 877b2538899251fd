using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Plans a meeting: day, times, place, and the usual agenda of a template, with what waits for its place on it.</summary>
public sealed class PlanMeeting(MeetingsChanges changes, AgendaTemplates templates)
{
    private const string InsertMeeting = """
        insert into meetings.meeting (id, series_id, held_on, starts_at, ends_at, part_two_at, place, state, uid, guest_uid, sequence,
          created_at)
        values (@id, @series, @HeldOn, @StartsAt, @EndsAt, @PartTwoAt, @place, 'Draft', @uid, @guestUid, @sequence, @At)
        """;

    /// <returns>The day, as it stands in the address.</returns>
    public Task<string> ExecuteAsync(Caller caller, string slug, MeetingInput input, string? template, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            change =>
            {
                change.Require(SeriesRoles.Preparing);
                return PlanAsync(change, input, template, MeetingUids.Drawn());
            },
            cancellation);

    /// <summary>The same within another change.</summary>
    internal async Task<string> PlanAsync(SeriesChange change, MeetingInput input, string? template, MeetingUids uids)
    {
        input.Check(change.Today);
        var chosen = await TemplateAsync(change, template);
        if (chosen?.PartTwoAfter is { } after && input.PartTwoAt is null)
        {
            input = input with { PartTwoAt = input.StartsAt!.Value.AddMinutes(after) };
            input.Check(change.Today);
        }

        var id = await InsertAsync(change, input, uids, 0);
        if (chosen is not null)
        {
            await FillAsync(change, id, chosen);
        }

        await change.AuditAsync("meeting.planned", id);
        return MeetingKey.Of(input.HeldOn!.Value);
    }

    /// <summary>The agenda of a template for one part that is still empty; the protected part only somebody from the room can
    /// fill.</summary>
    public Task FillAsync(Caller caller, string slug, DateOnly day, string template, CancellationToken cancellation) =>
        changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var meeting = await MeetingReading.HoldAsync(change, day);
            MeetingMachine.Table.Move(meeting.State, MeetingVerb.Arrange, change.Roles);
            var chosen = await TemplateAsync(change, template) ?? throw new MissingEntry();
            await FillAsync(change, meeting.Id, chosen);
            await change.AuditAsync("agenda.filled", meeting.Id);
        },
        cancellation);

    /// <param name="uids">Identities of its events.</param>
    /// <param name="sequence">A substitute goes on counting where the old date stopped.</param>
    internal static async Task<Guid> InsertAsync(SeriesChange change, MeetingInput input, MeetingUids uids, int sequence)
    {
        var id = Guid.CreateVersion7(change.At);
        await change.ExecuteAsync(InsertMeeting, new
        {
            id, series = change.Series.Id, input.HeldOn, input.StartsAt, input.EndsAt, input.PartTwoAt, place = input.Place!.Trim(),
                change.At,
            uid = uids.Uid, guestUid = uids.GuestUid, sequence,
        });
        return id;
    }

    private async Task<AgendaTemplate?> TemplateAsync(SeriesChange change, string? template) =>
        (template ?? change.Series.Template) is var key && key == AgendaTemplate.Own
            ? await OwnTemplate.FindAsync(change) : templates.Find(key);

    // Items of a part that has some are left alone: loading twice must not double them.
    private static async Task FillAsync(SeriesChange change, Guid meeting, AgendaTemplate template)
    {
        var filled = await change.QueryAsync<int>(
            "select distinct part from meetings.item where meeting_id = @meeting and state <> 'Withdrawn'", new { meeting });
        foreach (var part in template.Items.GroupBy(item => item.Part).Where(part => !filled.Contains(part.Key)))
        {
            // Numbers within a part: those of part 2 must not tell how much stands in part 1.
            var isProtected = change.Series.IsForum && part.Key == 1;
            foreach (var (index, item) in part.Index().Where(_ => !isProtected || change.Standing.InRoom))
            {
                await AgendaSql.InsertAsync(change, meeting, item, index + 1, isProtected, ItemSource.Template);
            }
        }
    }
}

/// <summary>Identities of a meeting's events for ever: of the whole, and of the part that guests come to.</summary>
internal sealed record MeetingUids(string Uid, string GuestUid)
{
    public static MeetingUids Drawn() => new($"{Guid.NewGuid():N}@treffen", $"{Guid.NewGuid():N}@treffen");
}

/// <summary>When and where, as somebody typed it.</summary>
public sealed record MeetingInput(DateOnly? HeldOn, TimeOnly? StartsAt, TimeOnly? EndsAt, TimeOnly? PartTwoAt, string? Place)
{
    public void Check(DateOnly today) => Require.All(
        () => Require.That(HeldOn is not null, "Geben Sie den Tag an, zum Beispiel 08.12.2026.", nameof(HeldOn)),
        () => Require.Coming(HeldOn ?? today, today, nameof(HeldOn)),
        () => Require.That(StartsAt is not null, "Geben Sie den Beginn an, zum Beispiel 14:00.", nameof(StartsAt)),
        () => Require.That(EndsAt is not null, "Geben Sie das Ende an, zum Beispiel 16:00.", nameof(EndsAt)),
        () => Require.That(StartsAt is not { } start || EndsAt is not { } end || end > start,
            "Das Ende liegt vor dem Beginn. Prüfen Sie beide Uhrzeiten.", nameof(EndsAt)),
        () => Require.That(PartTwoAt is not { } two || StartsAt is not { } start || EndsAt is not { } end || (two > start && two < end),
            "Teil 2 beginnt zwischen Beginn und Ende. Prüfen Sie die Uhrzeiten.", nameof(PartTwoAt)),
        () => Require.Text(Place, "Geben Sie Ort oder Link an.", nameof(Place)));
}
