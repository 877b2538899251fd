using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Polls;

/// <summary>The poll of a series that is open, or the last one: dates, and who said what.</summary>
public sealed class ShowPoll(ReadSeries read)
{
    private const string Last =
        "(select id from meetings.poll where series_id = @series order by state = 'Open' desc, created_at desc limit 1)";

    private static readonly string Sql = $"""
        select {PollRow.Columns} from meetings.poll l where l.id = {Last};

        select id, held_on, starts_at, ends_at from meetings.poll_option where poll_id = {Last} order by held_on, starts_at;

        select v.id, v.person_id, coalesce(p.name, 'nicht mehr im Verzeichnis') as name, v.remark, v.answered_at
        from meetings.poll_voice v left join published_directory.colleague p on p.id = v.person_id
        where v.poll_id = {Last} order by p.family_name, p.name, v.id;

        select a.voice_id, a.option_id, a.answer from meetings.poll_answer a join meetings.poll_option o on o.id = a.option_id
        where o.poll_id = {Last};

        select m.held_on from meetings.poll l join meetings.meeting m on m.id = l.meeting_id where l.id = {Last};

        select max(held_on) from meetings.meeting where series_id = @series and state <> 'Cancelled';

        select count(*)::int from meetings.member where series_id = @series and foundation.valid_on(valid_from, valid_until, @day);
        """;

    public Task<PollPage?> ExecuteAsync(Caller caller, string slug, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { day = caller.Scope.Day },
            async grid => (PollPage?)new PollPage(
                series.Standing,
                await grid.ReadSingleOrDefaultAsync<PollRow>(),
                [.. await grid.ReadAsync<PollOption>()],
                [.. await grid.ReadAsync<PollVoice>()],
                [.. await grid.ReadAsync<VoiceAnswer>()])
            {
                About = await grid.ReadSingleOrDefaultAsync<DateOnly?>(),
                LastOn = await grid.ReadSingleAsync<DateOnly?>(),
                Members = await grid.ReadSingleAsync<int>(),
            }),
        cancellation);
}

public sealed record PollPage(Standing Standing, PollRow? Poll, IReadOnlyList<PollOption> Options, IReadOnlyList<PollVoice> Voices,
    IReadOnlyList<VoiceAnswer> Answers)
{
    /// <summary>Day of the meeting the poll moves.</summary>
    public DateOnly? About { get; init; }

    public DateOnly? LastOn { get; init; }

    public int Members { get; init; }

    public bool IsOpen => Poll is { State: PollState.Open };

    public PollAnswer? Find(Guid voice, Guid option) =>
        Answers.FirstOrDefault(answer => answer.VoiceId == voice && answer.OptionId == option)?.Answer;

    public int Count(Guid option, PollAnswer answer) => Answers.Count(given => given.OptionId == option && given.Answer == answer);

    /// <summary>The one that suits most: nobody's No counts first, then the Yes.</summary>
    public PollOption? Best => Answers.Count == 0 ? null : Options.OrderBy(option => Count(option.Id, PollAnswer.No))
        .ThenByDescending(option => Count(option.Id, PollAnswer.Yes)).ThenBy(option => option.HeldOn).FirstOrDefault();
}

/// <summary>A date poll.</summary>
public sealed class PollRow
{
    public Guid Id { get; init; }
    public Guid? MeetingId { get; init; }
    public string Uid { get; init; } = "";
    public string GuestUid { get; init; } = "";
    public string Place { get; init; } = "";
    public DateOnly AnswerUntil { get; init; }
    public PollState State { get; init; }
    public DateOnly? ChosenOn { get; init; }
    public string CreatedBy { get; init; } = "";

    internal const string Columns =
        "l.id, l.meeting_id, l.uid, l.guest_uid, l.place, l.answer_until, l.state, l.chosen_on, l.created_by";
}

/// <summary>A date to choose.</summary>
public sealed class PollOption
{
    public Guid Id { get; init; }
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
}

/// <summary>Somebody who is asked.</summary>
public sealed class PollVoice
{
    public Guid Id { get; init; }
    public Guid? PersonId { get; init; }
    public string Name { get; init; } = "";
    public string Remark { get; init; } = "";
    public DateTimeOffset? AnsweredAt { get; init; }
}

public sealed class VoiceAnswer
{
    public Guid VoiceId { get; init; }
    public Guid OptionId { get; init; }
    public PollAnswer Answer { get; init; }
}
