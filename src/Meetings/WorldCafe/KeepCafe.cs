using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Tasks;

namespace IntMan.Meetings.WorldCafe;

/// <summary>Stations, themes and cards of a World Café. Whoever prepares lays it out, everybody who sits there writes cards, whoever leads
/// carries them on: a card becomes an item or a task once, with its origin.</summary>
public sealed class KeepCafe(MeetingsChanges changes)
{
    public const int LongestCard = 200;
    private const int Most = 12;

    /// <summary>A question at a station.</summary>
    public Task AddStationAsync(Caller caller, string slug, DateOnly day, string? question, CancellationToken cancellation) =>
        LayOutAsync(caller, slug, day, "cafe.station-added", async (change, meeting) =>
        {
            var asked = Require.Text(question, "Schreiben Sie die Frage der Station.", "Question");
            await RequireRoomAsync(change, meeting, "cafe_station", "Question");
            await change.ExecuteAsync("""
                insert into meetings.cafe_station (id, meeting_id, position, question)
                select @id, @meeting, coalesce(max(position), 0) + 1, @asked from meetings.cafe_station where meeting_id = @meeting
                """, new { id = Guid.CreateVersion7(change.At), meeting = meeting.Id, asked });
        }, cancellation);

    /// <summary>A theme with the host of its table.</summary>
    public Task AddThemeAsync(Caller caller, string slug, DateOnly day, string? title, string? host, CancellationToken cancellation) =>
        LayOutAsync(caller, slug, day, "cafe.theme-added", async (change, meeting) =>
        {
            Require.All(
                () => Require.Text(title, "Nennen Sie das Thema.", "Theme"),
                () => Require.Text(host, "Nennen Sie, wer am Tisch gastgibt.", "Host"));
            await RequireRoomAsync(change, meeting, "cafe_theme", "Theme");
            await change.ExecuteAsync("""
                insert into meetings.cafe_theme (id, meeting_id, position, title, host)
                select @id, @meeting, coalesce(max(position), 0) + 1, @title, @host from meetings.cafe_theme where meeting_id = @meeting
                """, new { id = Guid.CreateVersion7(change.At), meeting = meeting.Id, title = title!.Trim(), host = host!.Trim() });
        }, cancellation);

    public Task AddCardAsync(Caller caller, string slug, DateOnly day, CardInput input, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                change.Require(SeriesRoles.Sitting);
                input.Check();
                var meeting = await OpenAsync(change, day);
                await change.ExecuteSeenAsync("""
                    insert into meetings.cafe_card (id, station_id, theme_id, text, written_by, created_at)
                    select @id, s.id, t.id, @text, @Name, @At from meetings.cafe_station s, meetings.cafe_theme t
                    where s.id = @Station and t.id = @Theme and s.meeting_id = @meeting and t.meeting_id = @meeting
                    """, new
                {
                    id = Guid.CreateVersion7(change.At), meeting = meeting.Id, input.Station, input.Theme, text = input.Text!.Trim(),
                    change.Name, change.At,
                });
                await change.AuditAsync("cafe.card-added", meeting.Id);
            },
            cancellation);

    /// <summary>The card waits as an item in the store of topics of its series.</summary>
    public Task MakeItemAsync(Caller caller, string slug, DateOnly day, Guid card, CancellationToken cancellation) =>
        CarryOnAsync(caller, slug, day, card, "item_id", async (change, _, held) =>
        {
            var item = new ItemInput(held.Text, 15, "Alle", ItemManner.Exchange, held.Origin(day)).Item;
            return await AgendaSql.InsertAsync(change, null, item, 0, false, ItemSource.Card, ItemState.Submitted);
        }, cancellation);

    public Task MakeTaskAsync(Caller caller, string slug, DateOnly day, Guid card, Guid? person, DateOnly? dueOn,
        CancellationToken cancellation) =>
        CarryOnAsync(caller, slug, day, card, "task_id", async (change, meeting, held) =>
        {
            new TaskInput(held.Text, person, dueOn).Check(change.Today);
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync("""
                insert into meetings.task (id, series_id, meeting_id, is_protected, text, person_id, due_on, state, note, created_by,
                  created_at, changed_at)
                values (@id, @series, @meeting, false, @Text, @person, @dueOn, 'Open', @origin, @Name, @At, @At)
                """, new
            {
                id, series = change.Series.Id, meeting = meeting.Id, held.Text, person, dueOn, origin = held.Origin(day), change.Name,
                change.At,
            });
            return id;
        }, cancellation);

    private Task LayOutAsync(Caller caller, string slug, DateOnly day, string action, Func<SeriesChange, MeetingRow, Task> write,
        CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var meeting = await OpenAsync(change, day);
            await write(change, meeting);
            await change.AuditAsync(action, meeting.Id);
        },
        cancellation);

    private Task CarryOnAsync(Caller caller, string slug, DateOnly day, Guid card, string column,
        Func<SeriesChange, MeetingRow, HeldCard, Task<Guid>> make, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Leading);
            var meeting = await OpenAsync(change, day);
            var held = await change.FindAsync<HeldCard>("""
                select c.text, t.title as theme, s.question from meetings.cafe_card c join meetings.cafe_station s on s.id = c.station_id
                  join meetings.cafe_theme t on t.id = c.theme_id
                where c.id = @card and s.meeting_id = @meeting and c.item_id is null and c.task_id is null for update of c
                """, new { card, meeting = meeting.Id }) ?? throw new ChangedMeanwhile();
            var made = await make(change, meeting, held);
            await change.ExecuteAsync($"update meetings.cafe_card set {column} = @made where id = @card", new { card, made });
            await change.AuditAsync("cafe.card-carried-on", card);
        },
        cancellation);

    private static async Task<MeetingRow> OpenAsync(SeriesChange change, DateOnly day)
    {
        // A forum has a protected part, and cards are for everybody.
        if (change.Series.IsForum)
        {
            throw new MissingEntry();
        }

        var meeting = await MeetingReading.ShareAsync(change, day);
        Require.That(meeting.State is not (MeetingState.Cancelled or MeetingState.Closed),
            "Das Treffen ist abgeschlossen. Karten lassen sich nicht mehr ändern.");
        return meeting;
    }

    private static async Task RequireRoomAsync(SeriesChange change, MeetingRow meeting, string table, string field)
    {
        var count = await change.ScalarAsync<int>($"select count(*)::int from meetings.{table} where meeting_id = @Id", new { meeting.Id });
        Require.That(count < Most, $"Mehr als {Most} passen nicht auf eine Seite.", field);
    }

    private sealed class HeldCard
    {
        public string Text { get; init; } = "";

        public string Theme { get; init; } = "";

        public string Question { get; init; } = "";

        public string Origin(DateOnly day) => $"Aus dem World-Café vom {InvitationMails.DayOf(day)}: {Theme}, „{Question}“";
    }
}

public sealed record CardInput(Guid? Theme, Guid? Station, string? Text)
{
    public void Check() => Require.All(
        () => Require.That(Theme is not null, "Wählen Sie das Thema.", nameof(Theme)),
        () => Require.That(Station is not null, "Wählen Sie die Station.", nameof(Station)),
        () => Require.Text(Text, "Schreiben Sie, was auf der Karte steht.", nameof(Text)),
        () => Require.That(Text is null || Text.Trim().Length <= KeepCafe.LongestCard,
            $"Kürzen Sie die Karte auf {KeepCafe.LongestCard} Zeichen.", nameof(Text)));
}
