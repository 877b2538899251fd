using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Meetings.Planning;

/// <summary>Answers to an invitation by the personal link, without an account.</summary>
public sealed class AnswerInvitation(PublicSource source, PublicChanges changes, InvitationLinks links)
{
    private const int LongestName = 120;

    private const string Sql = """
        select * from meetings.invitation_of(@id);
        select * from meetings.agenda_of_invitation(@id);
        """;

    /// <returns>Null when the link was not made here.</returns>
    public async Task<OpenedInvitation?> OpenAsync(string? code, CancellationToken cancellation)
    {
        if (links.Open(code) is not { } id)
        {
            return null;
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { id },
            cancellationToken: cancellation));
        var found = await grid.ReadSingleOrDefaultAsync<InvitationRow>();
        return found is null ? null : new OpenedInvitation(id, found, [.. await grid.ReadAsync<InvitedItem>()]);
    }

    /// <exception cref="ChangedMeanwhile">The date has been moved or called off since the page was opened: the answer would not be to
    /// it.</exception>
    public Task ExecuteAsync(Caller stranger, Guid invitation, InvitationAnswer? answer, string? substitute, int seenSequence,
        CancellationToken cancellation)
    {
        Require.All(
            () => Require.That(answer is not (null or InvitationAnswer.None), "Wählen Sie eine Antwort.", "Answer"),
            () => Require.That(answer != InvitationAnswer.Substitute || !string.IsNullOrWhiteSpace(substitute),
                "Geben Sie an, wer Sie vertritt.", "Substitute"),
            () => Require.That(substitute is null || substitute.Length <= LongestName, $"Kürzen Sie den Namen auf {LongestName} Zeichen.",
                "Substitute"));
        return changes.WriteAsync<object?>(
            stranger,
            async change =>
                await change.ScalarAsync<bool>("select meetings.answer_invitation(@invitation, @given, @substitute, @seenSequence, @At)",
                new { invitation, given = answer.ToString(), substitute = substitute?.Trim(), seenSequence, change.At })
                ? null : throw new ChangedMeanwhile(),
            cancellation);
    }
}

public sealed record OpenedInvitation(Guid Id, InvitationRow Invitation, IReadOnlyList<InvitedItem> Agenda);

/// <summary>What a personal link shows.</summary>
public sealed class InvitationRow
{
    public string Name { get; init; } = "";
    public string Title { get; init; } = "";
    public string SeriesSlug { get; init; } = "";
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
    public TimeOnly? PartTwoAt { get; init; }
    public string Place { get; init; } = "";
    public MeetingState MeetingState { get; init; }
    public InviteeKind Kind { get; init; }
    public InvitationAnswer Answer { get; init; }
    public string? SubstituteName { get; init; }
    public int? AnsweredSequence { get; init; }
    public int Sequence { get; init; }
    public bool IsRemoved { get; init; }
    public DateOnly? ReplacedOn { get; init; }
    public bool IsForum { get; init; }
    public bool IsPublic { get; init; }

    /// <summary>They answered, but to an earlier date.</summary>
    public bool IsOutdated => Answer != InvitationAnswer.None && AnsweredSequence != Sequence;
}

/// <summary>An item that whoever is invited may see.</summary>
public sealed class InvitedItem
{
    public string Title { get; init; } = "";
    public int Minutes { get; init; }
}
