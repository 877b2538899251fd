using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>The joint vote on exactly one wording. Who may vote is fixed when it opens; a vote goes into the sums and stands nowhere
/// else, so there is no form key and no entry in any log.</summary>
public sealed class VoteOnConcern(MeetingsChanges changes)
{
    private const int MinutesInTheRoom = 30;
    private const int UsualDays = 7;

    // Present ones need a mandate that lets them agree; the ones who only report back listen.
    private const string VotersSql = """
        select d.person_id from meetings.mandate d
        where d.series_id = @series and d.reach = 'MayAgree' and foundation.valid_on(d.valid_from, d.valid_until, @Today)
            and (@meeting::uuid is null or exists (select from meetings.attendance a
                where a.meeting_id = @meeting and a.part = 1 and a.person_id = d.person_id and a.presence = 'Present'))
        order by d.person_id
        """;

    private const string TermsSql = """
        select (select m.id from meetings.meeting m where m.series_id = @series and m.state = 'Running' limit 1) as meeting_id,
            (select m.held_on + m.part_two_at from meetings.meeting m where m.series_id = @series and m.state = 'Running' limit 1)
                as ends_at,
            t.vote_days, t.silence_consents
        from (select) one left join meetings.release_terms t on t.series_id = @series
        """;

    /// <param name="caller">Who leads.</param>
    /// <param name="slug">Of the forum.</param>
    /// <param name="id">Of the concern.</param>
    /// <param name="way">Those present now, or everybody with a deadline.</param>
    /// <param name="seenHash">Of the wording that was on the screen.</param>
    public Task OpenAsync(Caller caller, string slug, Guid id, VoteWay way, string? seenHash, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var concern = await ConcernRow.HoldAsync(change, id);
                var state = ConcernMachine.Table.Move(concern.State, ConcernVerb.OpenVote, change.Roles);
                var hash = await change.ScalarAsync<byte[]>(
                    "select hash from meetings.wording where concern_id = @id and number = @Wording", new { id, concern.Wording });
                if (hash is null || Convert.ToHexStringLower(hash) != seenHash)
                {
                    throw new ChangedMeanwhile();
                }

                var terms = (await change.FindAsync<Terms>(TermsSql, new { series = change.Series.Id }))!;
                Require.That(way == VoteWay.Deadline || terms.MeetingId is not null,
                    "Gerade ist keine Sitzung im Gang. Wählen Sie die Abstimmung mit Frist.", "Way");
                var voters = await change.QueryAsync<Guid>(VotersSql, new
                {
                    series = change.Series.Id, change.Today, meeting = way == VoteWay.Present ? terms.MeetingId : null,
                });
                Require.That(voters.Count > 0, "Noch ist niemand als anwesend eingetragen, der zustimmen darf.", "Way");
                await ConcernRow.StepAsync(change, id, ConcernVerb.OpenVote, state);
                await change.ScalarAsync<object>("select meetings.open_ballot(@ballot, @id, @voters, @SilenceConsents, @closes, @At)", new
                {
                    ballot = Guid.NewGuid(), id, voters = voters.ToArray(), SilenceConsents = terms.SilenceConsents ?? false,
                    closes = ClosesAt(change, way, terms), change.At,
                });
            },
            cancellation);

    /// <summary>One vote on the wording that was on the screen.</summary>
    /// <exception cref="ChangedMeanwhile">There is another wording or the vote is over: the form opens again.</exception>
    public Task CastAsync(Caller caller, string slug, Guid ballot, Vote choice, string? seenHash, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                if (!change.Standing.InRoom)
                {
                    throw new MissingEntry();
                }

                var seen = seenHash is { Length: 64 } hex && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : [];
                var result = await change.ScalarAsync<string>(
                    "select meetings.cast_vote(@ballot, @choice, @seen, @At)", new { ballot, choice = choice.ToString(), seen, change.At });
                switch (result)
                {
                    case "Counted" or "Again" or "Over":
                        return result;
                    case "Stale":
                        throw new ChangedMeanwhile();
                    case "NotEligible":
                        throw new RuleViolation("Sie waren nicht dabei, als die Abstimmung begann. Abstimmen können die Mitglieder von da.",
                            "Choice");
                    default:
                        throw new MissingEntry();
                }
            },
            cancellation);

    /// <summary>How the forum votes with a deadline; part of its charter.</summary>
    public Task ArrangeAsync(Caller caller, string slug, int? days, bool silenceConsents, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                if (!change.Standing.InRoom)
                {
                    throw new MissingEntry();
                }

                change.Require(SeriesRole.Spokesperson, SeriesRole.Deputy, SeriesRole.Moderation);
                Require.That(days is > 0 and <= 60, "Geben Sie die Frist in Tagen an, von 1 bis 60.", "Days");
                var open = await change.ScalarAsync<bool>(
                    "select exists (select from meetings.ballot where series_id = @series and outcome is null)",
                    new { series = change.Series.Id });
                Require.That(!open, "Eine Abstimmung läuft. Die Regel ändert sich erst danach.", "Days");
                await change.ExecuteAsync("""
                    insert into meetings.release_terms (series_id, vote_days, silence_consents) values (@series, @days, @silenceConsents)
                    on conflict (series_id) do update set vote_days = @days, silence_consents = @silenceConsents
                    """, new { series = change.Series.Id, days, silenceConsents });
            },
            cancellation,
            alone: true);

    // In the meeting until part 1 ends; otherwise to the end of the last day.
    private static DateTimeOffset ClosesAt(SeriesChange change, VoteWay way, Terms terms)
    {
        if (way == VoteWay.Deadline)
        {
            return MunicipalCalendar.At(change.Today.AddDays((terms.VoteDays ?? UsualDays) + 1), TimeOnly.MinValue).ToUniversalTime();
        }

        var end = terms.EndsAt is { } ends
            ? MunicipalCalendar.At(DateOnly.FromDateTime(ends), TimeOnly.FromDateTime(ends)).ToUniversalTime() : change.At;
        return end > change.At.AddMinutes(1) ? end : change.At.AddMinutes(MinutesInTheRoom);
    }

    private sealed class Terms
    {
        public Guid? MeetingId { get; init; }
        public DateTime? EndsAt { get; init; }
        public int? VoteDays { get; init; }
        public bool? SilenceConsents { get; init; }
    }
}

public enum VoteWay
{
    Present,
    Deadline,
}

public enum Vote
{
    Yes,
    No,
    Abstain,
}

public static class VoteLabels
{
    public static Labels<VoteWay> Ways { get; } = new(
        (VoteWay.Present, ["jetzt, mit allen Anwesenden"]), (VoteWay.Deadline, ["mit Frist, mit allen Mitgliedern"]));

    public static Labels<Vote> Votes { get; } = new(
        (Vote.Yes, ["Ja, weitergeben"]), (Vote.No, ["Nein, im Raum lassen"]), (Vote.Abstain, ["Enthaltung"]));
}
