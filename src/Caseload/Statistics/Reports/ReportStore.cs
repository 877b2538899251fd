using System.Text.Json;
using Dapper;
using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>How a report that was made becomes a row.</summary>
public static class ReportStore
{
    public const string Insert = """
        insert into release.report (id, code, title, area, area_name, team, provider_id, unit_name, period_from, period_to, people, recodes,
            threshold, content, figures, pattern, content_hash, input_hash, data_hash, version, is_safe, state, corrects_id, correction,
            prepared_by, prepared_name, prepared_at)
        values (@id, @code, @Title, @Area, @areaName, @Team, @ProviderId, @unit, @from, @to, @people, @recodes::jsonb, @threshold,
            @content::jsonb, @figures::jsonb, @pattern::jsonb, @ContentHash, @InputHash, @DataHash, @version, @IsSafe, 'Draft', @CorrectsId,
            @correction, @account, @name, @at);
        insert into release.exact (report_id, input, content) values (@id, @input, @exact::jsonb)
        """;

    public static DynamicParameters Values(Guid id, ReportDraft draft, MadeReport made, Guid? account, string name, DateTimeOffset at,
        object more)
    {
        var values = new DynamicParameters(more);
        values.AddDynamicParams(new
        {
            id, Title = draft.TitleOrUsual, draft.Area, draft.Team, draft.ProviderId, from = draft.Period.From, to = draft.Period.To,
            people = draft.People.ToString(), recodes = JsonSerializer.Serialize(draft.Recodes), threshold = draft.Threshold,
            content = made.Content.ToJson(), figures = made.Figures, pattern = made.Pattern.ToJson(), made.ContentHash, made.InputHash,
            made.DataHash, version = DisclosureRule.Version, made.IsSafe, draft.CorrectsId, correction = draft.Correction?.Trim(),
            account, name, at, input = made.Input, exact = made.Exact.ToJson(),
        });
        return values;
    }
}
