using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Oparl;

/// <summary>Everything public of rounds as objects of OParl 1.1, read in one round trip from the views of the public zone: nothing
/// protected or unpublished can be among them. People are none yet: a person is shown only with consent, and nobody has given it for
/// this.</summary>
public sealed class ReadOparl(PublicSource source)
{
    private const string Sql = """
        select * from public_meetings.council_body order by key;
        select * from public_meetings.council_organization order by id;
        select * from public_meetings.council_meeting order by held_on, id;
        select i.* from public_meetings.council_item i order by i.meeting_id, i.part, i.position, i.id;
        select distinct on (r.id) r.id, r.meeting_id, r.number, r.text, r.published_at, r.withdrawn_at,
            min(r.published_at) over (partition by r.id) as first_at
        from public_meetings.record r order by r.id, r.number desc;
        select * from public_meetings.paper order by created_at, id;
        select * from public_meetings.council_answer order by id;
        """;

    public async Task<IReadOnlyList<OparlObject>> ExecuteAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, cancellationToken: cancellation));
        return new Composer(
            [.. await grid.ReadAsync<OparlBody>()],
            [.. await grid.ReadAsync<OparlOrganization>()],
            [.. await grid.ReadAsync<OparlMeeting>()],
            [.. await grid.ReadAsync<OparlItem>()],
            [.. await grid.ReadAsync<OparlRecord>()],
            [.. await grid.ReadAsync<OparlPaper>()],
            [.. await grid.ReadAsync<OparlAnswer>()]).All();
    }

    /// <summary>The Markdown of minutes, papers and answers.</summary>
    /// <param name="id">Of the file.</param>
    public async Task<OparlFile?> FileAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<OparlFile>(new CommandDefinition("""
            select text, withdrawn_at is not null as isgone from (
                select id, text, withdrawn_at, number from public_meetings.record
                union all select id, case when withdrawn_at is null then text end, withdrawn_at, 1 from public_meetings.paper
                union all select id, answer, null, 1 from public_meetings.council_answer) f
            where f.id = @id order by number desc limit 1
            """, new { id }, cancellationToken: cancellation));
    }

    public static byte[] BytesOf(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class Composer(
        List<OparlBody> bodies, List<OparlOrganization> organizations, List<OparlMeeting> meetings, List<OparlItem> items,
        List<OparlRecord> records, List<OparlPaper> papers, List<OparlAnswer> answers)
    {
        private readonly Dictionary<Guid, OparlOrganization> _organizations = organizations.ToDictionary(one => one.Id);
        private readonly ILookup<Guid, OparlItem> _items = items.ToLookup(item => item.MeetingId);
        private readonly Dictionary<Guid, OparlRecord> _records = records.ToDictionary(record => record.MeetingId);

        public List<OparlObject> All()
        {
            var all = new List<OparlObject>();
            all.AddRange(bodies.Select(Body));
            all.AddRange(organizations.Select(Organization));
            foreach (var meeting in meetings)
            {
                var agenda = _items[meeting.Id].Select((item, order) => Item(item, meeting, order)).ToList();
                var place = Location(meeting);
                var file = _records.TryGetValue(meeting.Id, out var record) ? RecordFile(record, meeting) : null;
                all.Add(Meeting(meeting, agenda, place, file));
                all.AddRange(agenda);
                all.Add(place);
                if (file is not null)
                {
                    all.Add(file);
                }
            }

            foreach (var paper in papers)
            {
                var file = File(paper.Id, paper.Title, paper.Text, paper.SentOn, paper.CreatedAt, paper.WithdrawnAt ?? paper.ChangedAt,
                    paper.WithdrawnAt is not null).With("paper", new[] { new OparlLink($"paper/{paper.Id}") });
                var consultation = Consultation(paper);
                all.AddRange([Paper(paper, file, consultation), consultation, file]);
            }

            foreach (var answer in answers)
            {
                var file = File(answer.Id, $"Antwort: {answer.Title}", answer.Answer, answer.AnsweredOn, answer.ChangedAt, answer.ChangedAt,
                    false).With("paper", new[] { new OparlLink($"paper/{answer.Id}") });
                all.AddRange([Answer(answer, file), file]);
            }

            return all;
        }

        private static OparlObject Body(OparlBody body)
        {
            var here = $"body/{body.Key}";
            return new OparlObject(here, "Body", body.CreatedAt, body.CreatedAt)
                .With("system", new OparlLink("system")).With("name", body.Name).With("ags", body.Key.PadRight(8, '0'))
                .With("organization", new OparlLink($"{here}/organizations")).With("person", new OparlLink($"{here}/persons"))
                .With("meeting", new OparlLink($"{here}/meetings")).With("paper", new OparlLink($"{here}/papers"))
                .With("legislativeTerm", Array.Empty<object>()).With("agendaItem", new OparlLink($"{here}/agendaItems"))
                .With("consultation", new OparlLink($"{here}/consultations")).With("file", new OparlLink($"{here}/files"))
                .With("membership", new OparlLink($"{here}/memberships")).With("locationList", new OparlLink($"{here}/locations"))
                .With("legislativeTermList", new OparlLink($"{here}/legislativeTerms")).With("web", new OparlPage("/treffen"));
        }

        private static OparlObject Organization(OparlOrganization one) => In(one.CountyKey,
            new OparlObject($"organization/{one.Id}", "Organization", one.CreatedAt, one.ChangedAt)
                .With("body", new OparlLink($"body/{one.CountyKey}")).With("name", one.Title)
                .With("organizationType", one.Format is "CoordinationRound" or "ExchangeForum" ? "Gremium" : "externes Gremium")
                .With("classification", SeriesLabels.Formats.TextOf(one.Format))
                .With("meeting", new OparlLink($"organization/{one.Id}/meetings"))
                .With("consultation", new OparlLink($"organization/{one.Id}/consultations"))
                .With("endDate", one.EndedOn is { } ended ? OparlObject.DayOf(ended) : null)
                .With("web", new OparlPage($"/treffen/{one.Slug}")));

        private OparlObject Meeting(OparlMeeting meeting, List<OparlObject> agenda, OparlObject place, OparlObject? file)
        {
            var one = _organizations[meeting.SeriesId];
            return In(one.CountyKey, new OparlObject($"meeting/{meeting.Id}", "Meeting", meeting.CreatedAt, meeting.ChangedAt)
                .With("name", one.Title)
                .With("meetingState", meeting.State is "Held" or "Closed" or "Running" ? "durchgeführt" : "eingeladen")
                .With("cancelled", meeting.State == "Cancelled").With("start", TimeOf(meeting.HeldOn, meeting.StartsAt))
                .With("end", TimeOf(meeting.HeldOn, meeting.EndsAt)).With("location", place)
                .With("organization", new[] { new OparlLink($"organization/{one.Id}") })
                .With("resultsProtocol", file is { IsDeleted: false } ? file : null).With("agendaItem", agenda)
                .With("web", new OparlPage($"/treffen/{one.Slug}/{MeetingKey.Of(meeting.HeldOn)}")), one.Id);
        }

        private OparlObject Item(OparlItem item, OparlMeeting meeting, int order)
        {
            var paper = papers.Find(paper => paper.HandOffId == item.HandOffId && paper.WithdrawnAt is null);
            return In(_organizations[meeting.SeriesId].CountyKey, new OparlObject($"agendaItem/{item.Id}", "AgendaItem", item.CreatedAt,
                    meeting.ChangedAt > item.CreatedAt ? meeting.ChangedAt : item.CreatedAt)
                .With("meeting", new OparlLink($"meeting/{meeting.Id}")).With("number", $"{order + 1}").With("order", order)
                .With("name", item.Title).With("public", true)
                .With("consultation", paper is null ? null : new OparlLink($"consultation/{paper.Id}"))
                .With("result", item.Resolution is null ? null : "beschlossen").With("resolutionText", item.Resolution));
        }

        private OparlObject RecordFile(OparlRecord record, OparlMeeting meeting)
        {
            var one = _organizations[meeting.SeriesId];
            return In(one.CountyKey, File(record.Id, $"Protokoll: {one.Title}, {OparlObject.DayOf(meeting.HeldOn)}", record.Text ?? "",
                    MunicipalCalendar.DayOf(record.PublishedAt), record.FirstAt, record.WithdrawnAt ?? record.PublishedAt,
                    record.WithdrawnAt is not null)
                .With("meeting", new[] { new OparlLink($"meeting/{meeting.Id}") }));
        }

        // OParl knows places as objects of their own; a meeting has one, and its text is all that is known of it.
        private OparlObject Location(OparlMeeting meeting) => In(_organizations[meeting.SeriesId].CountyKey,
            new OparlObject($"location/{meeting.Id}", "Location", meeting.CreatedAt, meeting.ChangedAt)
                .With("description", meeting.Place).With("meetings", new[] { new OparlLink($"meeting/{meeting.Id}") }));

        private OparlObject Paper(OparlPaper paper, OparlObject file, OparlObject consultation)
        {
            var answer = answers.Find(answer => answer.Id == paper.HandOffId);
            return In(_organizations[paper.SeriesId].CountyKey, new OparlObject($"paper/{paper.Id}", "Paper", paper.CreatedAt,
                    paper.WithdrawnAt ?? paper.ChangedAt, paper.WithdrawnAt is not null)
                .With("body", new OparlLink($"body/{_organizations[paper.SeriesId].CountyKey}")).With("name", paper.Title)
                .With("reference", paper.Number).With("date", OparlObject.DayOf(paper.SentOn)).With("paperType", "Beratungsunterlage")
                .With("originatorOrganization", LinksTo(paper.ForumId)).With("underDirectionOf", LinksTo(paper.SeriesId))
                .With("relatedPaper", answer is null ? null : new[] { new OparlLink($"paper/{answer.Id}") })
                .With("mainFile", file).With("consultation", new[] { consultation })
                .With("web", new OparlPage($"/weg/{paper.HandOffId}")), paper.SeriesId);
        }

        private OparlObject Answer(OparlAnswer answer, OparlObject file) => In(_organizations[answer.SeriesId].CountyKey,
            new OparlObject($"paper/{answer.Id}", "Paper", answer.ChangedAt, answer.ChangedAt)
                .With("body", new OparlLink($"body/{_organizations[answer.SeriesId].CountyKey}")).With("name", $"Antwort: {answer.Title}")
                .With("date", OparlObject.DayOf(answer.AnsweredOn)).With("paperType", "Antwort")
                .With("originatorOrganization", LinksTo(answer.SeriesId))
                .With("relatedPaper", papers.Where(paper => paper.HandOffId == answer.Id && paper.WithdrawnAt is null)
                    .Select(paper => new OparlLink($"paper/{paper.Id}")).ToArray())
                .With("mainFile", file).With("web", new OparlPage($"/weg/{answer.Id}")), answer.SeriesId);

        private OparlObject Consultation(OparlPaper paper)
        {
            var item = items.Find(item => item.HandOffId == paper.HandOffId);
            return In(_organizations[paper.SeriesId].CountyKey, new OparlObject($"consultation/{paper.Id}", "Consultation", paper.CreatedAt,
                    paper.WithdrawnAt ?? paper.ChangedAt, paper.WithdrawnAt is not null)
                .With("paper", new OparlLink($"paper/{paper.Id}"))
                .With("agendaItem", item is null ? null : new OparlLink($"agendaItem/{item.Id}"))
                .With("meeting", item is null ? null : new OparlLink($"meeting/{item.MeetingId}"))
                .With("organization", LinksTo(paper.SeriesId)).With("authoritative", false).With("role", "Vorberatung"), paper.SeriesId);
        }

        private OparlLink[] LinksTo(Guid series) => _organizations.ContainsKey(series) ? [new OparlLink($"organization/{series}")] : [];

        private OparlObject File(
            Guid id, string name, string text, DateOnly on, DateTimeOffset created, DateTimeOffset modified, bool isGone)
        {
            var bytes = BytesOf(text);
            var file = new OparlObject($"file/{id}", "File", created, modified, isGone)
                .With("name", name).With("fileName", $"{id}.md").With("mimeType", "text/markdown").With("date", OparlObject.DayOf(on))
                .With("size", bytes.Length).With("sha512Checksum", Convert.ToHexStringLower(SHA512.HashData(bytes)))
                .With("accessUrl", new OparlLink($"file/{id}/ansehen")).With("downloadUrl", new OparlLink($"file/{id}/laden"));
            var series = papers.Find(paper => paper.Id == id)?.SeriesId ?? answers.Find(answer => answer.Id == id)?.SeriesId;
            return series is { } of ? In(_organizations[of].CountyKey, file) : file;
        }

        private static OparlObject In(string county, OparlObject one, Guid? series = null)
        {
            one.Of.Add($"body/{county}");
            if (series is not null)
            {
                one.Of.Add($"organization/{series}");
            }

            return one;
        }

        private static string TimeOf(DateOnly day, TimeOnly time) => OparlObject.TimeOf(MunicipalCalendar.At(day, time));
    }
}

/// <param name="Text">Null when it was withdrawn.</param>
public sealed record OparlFile(string? Text, bool IsGone);
