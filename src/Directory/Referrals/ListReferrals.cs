using Dapper;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary>Own referrals, and those of people substituted today: filtered, in pages, the most urgent first.</summary>
public sealed class ListReferrals(ReadReferrals read, CodeSeal seal)
{
    public const int PageSize = 25;

    // Enough to mean a code and not a word.
    private const int ShortestCode = 3;
    private const int MostCodes = 1000;

    // What the account may see is decided by the database; see ReadReferrals.
    private static readonly string Matching = $"""
        from referral.referral r join directory.service s on s.id = r.service_id
        where (@state is null or r.state = @state) and (not @isDue or r.follow_up_on <= @today)
            and (@search = '' or s.name ilike '%' || @search || '%' or r.concern_title ilike '%' || @search || '%'
              or r.case_number ilike '%' || @search || '%' or {Mnemonic.Sql("r.id")} ilike @search || '%' or r.id = any(@coded))
        """;

    // Codes are sealed, so that they are compared here and not in the database.
    private const string CodesSql = """
        select id, code_sealed from referral.referral where code_sealed is not null and code_expires_on >= @today
        order by created_at desc limit @MostCodes
        """;

    private static readonly string Sql = $"""
        select r.id, s.name as service, r.concern_title, r.state, r.reason, r.follow_up_on, r.has_deadline, r.created_at, r.case_number,
          r.code_sealed, r.code_expires_on,
          r.account_id = @account as is_own,
            (select count(*)::int from referral.report p where p.referral_id = r.id) as reports
        {Matching}
        order by r.follow_up_on nulls last, r.created_at desc, r.id offset @skip limit @take;

        select count(*)::int {Matching};

        select count(*)::int from referral.referral where follow_up_on <= @today;
        """;

    public Task<ReferralList> ExecuteAsync(Caller caller, ReferralFilter filter, int page, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, async reader =>
        {
            var today = caller.Scope.Day;
            var typed = ReferralCode.Beginning(filter.Search);
            var coded = typed.Length < ShortestCode ? []
                : (await reader.QueryAsync<(Guid Id, byte[] Code)>(CodesSql, new { today, MostCodes }))
                    .Where(row => ReferralCode.Beginning(seal.Open(row.Code)).StartsWith(typed, StringComparison.Ordinal))
                    .Select(row => row.Id).ToArray();
            var values = new
            {
                coded, words = Mnemonic.Words.ToArray(),
                account = caller.Actor.AccountId, state = filter.State?.ToString(), isDue = filter.IsDue, today,
                search = string.Concat((filter.Search ?? "").Where(letter => letter is not ('\\' or '%' or '_'))),
                skip = (page - 1) * PageSize, take = PageSize,
            };
            await using var grid = await reader.Connection.QueryMultipleAsync(
                new CommandDefinition(Sql, values, reader.Transaction, cancellationToken: cancellation));
            var lines = (await grid.ReadAsync<ReferralLine>()).AsList();
            foreach (var line in lines.Where(line => line.CodeSealed is not null && line.CodeExpiresOn >= today))
            {
                line.CodeStart = seal.Open(line.CodeSealed!)?[..ReferralCode.Group];
            }

            return new ReferralList(lines, await grid.ReadSingleAsync<int>(), await grid.ReadSingleAsync<int>());
        }, cancellation);
}

public sealed record ReferralFilter(ReferralState? State, bool IsDue, string? Search);

public sealed record ReferralList(IReadOnlyList<ReferralLine> Lines, int Count, int Due);

/// <summary>A referral in a list.</summary>
public sealed class ReferralLine
{
    public Guid Id { get; init; }
    public string Service { get; init; } = "";
    public string ConcernTitle { get; init; } = "";
    public ReferralState State { get; init; }
    public FailureReason? Reason { get; init; }
    public DateOnly? FollowUpOn { get; init; }
    public bool HasDeadline { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public string? CaseNumber { get; init; }

    // The first letters of the code on the slip, as long as it is valid.
    public string? CodeStart { get; internal set; }

    public string Mnemonic => Referrals.Mnemonic.Of(Id);

    internal byte[]? CodeSealed { get; init; }

    internal DateOnly CodeExpiresOn { get; init; }

    public bool IsOwn { get; init; }
    public int Reports { get; init; }
}
