using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Meetings.Polls;

/// <summary>Answers a date poll by the personal link, without an account.</summary>
public sealed class AnswerPoll(PublicSource source, PublicChanges changes, PollLinks links)
{
    public const int LongestRemark = 300;

    private const string Sql = """
        select * from meetings.poll_of_voice(@id);
        select * from meetings.options_of_voice(@id);
        """;

    /// <returns>Null when the link was not made here.</returns>
    public async Task<OpenedPoll?> OpenAsync(string? code, CancellationToken cancellation)
    {
        if (links.Open(code) is not { } id)
        {
            return null;
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { id },
            cancellationToken: cancellation));
        var found = await grid.ReadSingleOrDefaultAsync<AskedPoll>();
        return found is null ? null : new OpenedPoll(id, found, [.. await grid.ReadAsync<AskedOption>()]);
    }

    /// <exception cref="ChangedMeanwhile">The poll is over.</exception>
    public Task ExecuteAsync(Caller stranger, Guid voice, IReadOnlyDictionary<Guid, PollAnswer> answers, string? remark, DateOnly today,
        CancellationToken cancellation)
    {
        Require.That(remark is null || remark.Length <= LongestRemark, $"Kürzen Sie die Anmerkung auf {LongestRemark} Zeichen.", "Remark");
        return changes.WriteAsync<object?>(
            stranger,
            async change => await change.ScalarAsync<bool>("select meetings.answer_poll(@voice, @options, @given, @said, @today, @At)", new
            {
                voice, options = answers.Keys.ToArray(), given = answers.Values.Select(answer => answer.ToString()).ToArray(),
                said = remark?.Trim() ?? "", today, change.At,
            }) ? null : throw new ChangedMeanwhile(),
            cancellation);
    }
}

public sealed record OpenedPoll(Guid Id, AskedPoll Poll, IReadOnlyList<AskedOption> Options);

/// <summary>What a personal link asks.</summary>
public sealed class AskedPoll
{
    public string Name { get; init; } = "";
    public string Title { get; init; } = "";
    public string Place { get; init; } = "";
    public DateOnly AnswerUntil { get; init; }
    public PollState State { get; init; }
    public DateOnly? ChosenOn { get; init; }
    public string Remark { get; init; } = "";
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>A date, what was answered to it, and how many others can come.</summary>
public sealed class AskedOption
{
    public Guid Id { get; init; }
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
    public PollAnswer? Answer { get; init; }
    public int Yes { get; init; }
    public int IfNeedBe { get; init; }
}
