using AngleSharp.Dom;
using Dapper;
using IntMan.Accounts;
using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Directory.Referrals;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Checks;
using IntMan.Portal.Database;
using IntMan.Portal.Display;
using IntMan.Portal.Languages;
using IntMan.Portal.Tests.Support;
using IntMan.Portal.Work;
using static IntMan.Portal.Tests.Boundaries.BoundaryCounty;
using static IntMan.Portal.Tests.Boundaries.Reader;

namespace IntMan.Portal.Tests.Boundaries;

public static partial class Readers
{
    private static IEnumerable<Reader> Quality =>
    [
        Of("ApplyContact.cs", "the direct number", On, async c =>
        (await ApplyContact.ReadAsync(c.Get<StaffSource>(), Id("held post"), Day, Cancellation)).IsDirect),
        Of("ConfirmationLinks.cs", "posts of the person", On, async c =>
        (await c.Get<ConfirmationLinks>().ShowAsync(c.ConfirmationCode, Cancellation)).State == ConfirmationLinkState.Valid),
        Of("Recipients.cs", "services of the account", NotOver, async c =>
        (await c.Get<ConfirmationLinks>().ShowAsync(c.ServiceConfirmationCode, Cancellation)).State == ConfirmationLinkState.Valid),
        Of("DueEntries.cs", "who is asked", On, c => c.InJobsAsync(async (connection, transaction) =>
            (await c.Get<DueEntries>().ReadAsync(connection, transaction, Day)).Single(entry => entry.Id == Id("held post"))
                .Holders.Count > 0)),
        Of("Recipients.cs", "who keeps services", NotOver, c => c.InJobsAsync(async (connection, transaction) =>
            (await c.Get<IRecipients>().KeepersAsync(connection, transaction, Day)).Any(keeper => keeper.AccountId == Id("account")))),
        Of("WorkMail.cs", "roles of who gets the mail", NotOver, c => c.InJobsAsync(async (connection, transaction) =>
            (await ReadWorkMail.ReadersAsync(connection, transaction, Day)).Any(reader => reader.AccountId == Id("account")))),
        Of("OpenWork.cs", "own posts to confirm", On, async c => (await c.Get<CollectWork>().ExecuteAsync(
            new Caller(Officer, new AccessScope(Day) { People = [Id("held")] }), Cancellation)).Count > 0),
        Of("ListPostsToConfirm.cs", "posts of a person", On, async c => (await c.Get<ListPostsToConfirm>().OfPersonAsync(Id("held"), Day, Cancellation))
        .Count > 0),
        Of("PublishedPeople.cs", "who gets the monthly mail", On, c => c.InJobsAsync(async (connection, transaction) =>
            (await PublishedPeople.ReadAsync(c.Get<IRecipients>(), connection, transaction, Day)).Any(person => person.PersonId == Id("held")))),
        Of("ScanStreets.cs", "rules of the day", On, c => c.InJobsAsync(async (connection, transaction) =>
        {
            await ScanStreets.ExecuteAsync(connection, transaction, Day);
            return await connection.ExecuteScalarAsync<bool>("select exists (select from quality.street_finding where street_id = @id)",
                new { id = Id("street of two") }, transaction);
        })),
        Of("QualitySql.cs", "a municipality with a rule", On, c => IsFineAsync(c, QualityIssue.MunicipalityWithoutManager, Towns[1])),
        Of("QualitySql.cs", "a municipality with a rule of its association", On,
        c => IsFineAsync(c, QualityIssue.MunicipalityWithoutManager, Towns[2])),
        Of("QualitySql.cs", "a street in a municipality with a rule", On,
        c => IsFineAsync(c, QualityIssue.StreetWithoutRule, Id("street by town").ToString())),
        Of("QualitySql.cs", "a street in an association with a rule", On,
        c => IsFineAsync(c, QualityIssue.StreetWithoutRule, Id("street by association").ToString())),
        Of("QualitySql.cs", "a street with a rule", On, c =>
        IsFineAsync(c, QualityIssue.StreetWithoutRule, Id("street by itself").ToString())),
        Of("QualitySql.cs", "a street in a district with a rule", On, c =>
        IsFineAsync(c, QualityIssue.StreetWithoutRule, Id("street by district").ToString())),
        Of("QualitySql.cs", "a post that is held", On, c => IsFineAsync(c, QualityIssue.VacantWithoutNote, SlugOf("held post"))),
        Of("QualitySql.cs", "holder of an hour without place", On, async c =>
        (await LinesAsync(c, QualityIssue.HourWithoutPlace)).Single(line => line.Key == Id("hour of the held post").ToString())
        .PersonId is not null),
        Of("QualitySql.cs", "post of a person's hour without place", On, async c =>
        !await IsFineAsync(c, QualityIssue.HourWithoutPlace, Id("hour of the held").ToString())),
        Of("QualitySql.cs", "hours without place", NotOver, async c =>
        !await IsFineAsync(c, QualityIssue.HourWithoutPlace, Id("hour without place").ToString())),
        Of("QualitySql.cs", "post of who is away", On, async c =>
        !await IsFineAsync(c, QualityIssue.AbsenceWithoutSubstitute, Id("absence absence of the sick").ToString())),
        Of("QualitySql.cs", "absences without substitute", NotOver, async c =>
        !await IsFineAsync(c, QualityIssue.AbsenceWithoutSubstitute, Id("absence absence without substitute").ToString())),
        Of("QualitySql.cs", "a service with hours", NotOver, c =>
        IsFineAsync(c, QualityIssue.ServiceWithoutHours, Id("service").ToString())),
        Of("CheckEntries.cs", "hours without place", NotOver, c => IsFoundAsync(c, "Ort jeder Sprechstunde", "Stelle grenz-post")),
        Of("CheckEntries.cs", "a municipality with a rule", On, async c =>
        !await IsFoundAsync(c, "Zuständigkeit für jede Gemeinde", $"Gemeinde {Towns[1]}")),
        Of("CheckEntries.cs", "commissions that end within 30 days", "yes yes yes no no",
        c => IsFoundAsync(c, "Auftragsverhältnisse der nächsten 30 Tage", $"Gemeinde {Towns[0]} endet")),
        Of("CheckEntries.cs", "post of who is away", On, c => IsFoundAsync(c, "Vertretung bei Abwesenheit", "Stelle grenz-sick-post")),
        Of("CheckEntries.cs", "absences without substitute", NotOver, c =>
        IsFoundAsync(c, "Vertretung bei Abwesenheit", "Stelle grenz-person-absent-post")),
        Of("Recipients.cs", "coordinators of the county", NotOver, c => c.InJobsAsync(async (connection, transaction) =>
        {
            await c.Get<SendReminders>().ExecuteAsync(connection, transaction, Day);
            return await HasMailAsync(connection, transaction);
        })),
        Of("RemindOfRoleEnd.cs", "roles that end within two weeks", "yes yes yes no no",
        c => c.InJobsAsync(async (connection, transaction) =>
        {
            await c.Get<RemindOfRoleEnd>().SendAsync(connection, transaction, Day);
            return await HasMailAsync(connection, transaction);
        })),
        Of("SignInSessions.cs", "roles", NotOver, async c => (await c.Get<SignInSessions>().FindAsync(c.SessionToken, Cancellation))!.Grants.Count > 0),
        Of("AccountScope.cs", "people of the county", On, async c => (await c.Get<ListAccounts>().PeopleAsync(
            new AccessScope(Day) { Counties = [BoundaryCounty.County] }, Cancellation)).Any(person => person.Slug == SlugOf("held"))),
        Of("RoleRules.cs", "a last day that has passed", NotOver, (c, span) =>
            BoundaryCounty.IsTakenAsync(() => c.Get<AccountChanges>().WriteAsync(
                new Caller(Officer, AccessScope.Everything(Day)).Trying(), null, change => c.Get<RoleRules>().CheckAsync(
                    change, new RoleWish(Role.Coordinator, ScopeKind.County, BoundaryCounty.County, span.Last)), Cancellation))),
    ];

    private static IEnumerable<Reader> Database =>
    [
        Of("0022_validity.sql", "rules for streets", On, c =>
        HasRulesAsync(c, $"'{{}}', '{{}}', '{{}}', '{{}}', '{{{Id("street by itself")}}}'")),
        Of("0022_validity.sql", "rules for districts", On, c =>
        HasRulesAsync(c, $"'{{}}', '{{}}', '{{}}', '{{{Id("district")}}}', '{{}}'")),
        Of("0022_validity.sql", "rules for municipalities", On, c => HasRulesAsync(c, $"'{{}}', '{{}}', '{{{Towns[1]}}}', '{{}}', '{{}}'")),
        Of("0022_validity.sql", "rules for associations", On, c =>
        HasRulesAsync(c, $"'{{}}', '{{{Association}}}', '{{}}', '{{}}', '{{}}'")),
        Of("0022_validity.sql", "rules for counties", On, c => HasRulesAsync(c, $"'{{{OtherCounty}}}', '{{}}', '{{}}', '{{}}', '{{}}'")),
        Of("0022_validity.sql", "whose substitute somebody is", On, c => IsSubstituteAsync(c, "steady", "absent")),
        Of("0022_validity.sql", "whose substitute's substitute somebody is", On, c => IsSubstituteAsync(c, "circling", "away for long")),
        Of("0022_validity.sql", "substitutes in a circle", On, c => c.AsOwnerAsync(async (connection, transaction) => await Record.ExceptionAsync(() => connection.ExecuteAsync($"""
            insert into directory.absence (id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by)
            values (gen_random_uuid(), '{Id("steady")}', '2026-11-18', '2026-11-18', '{Id("absent")}', '2026-11-18', 'Test')
            """, transaction: transaction)) is not null)),
    ];

    private static IEnumerable<Reader> Pages =>
    [
        Of("NoticeSheets.cs", "hours of the notice", NotOver, async c =>
        (await c.TextAsync($"/aushang/person/{SlugOf("steady")}")).Contains("00:30", StringComparison.Ordinal)),
        Of("PublishedEntry.cs", "hours of the mail", NotOver, async c =>
            PublishedEntry.Of(await ContactAsync(c, "post", ReadingWindow.OfPage(Day)), c.Get<Wordings>().German, Day)
                .Any(line => line.Texts.Any(text => text.Contains("00:30", StringComparison.Ordinal)))),
        Plain("ScheduleModel.cs", "hours of the page", NotOver, span =>
        ScheduleModel.Of(new OfficeHours([Hour(span)], [], [], FederalState.HB, []), _ => null, MunicipalCalendar.At(Day, new(14, 12)))
        .Rules.Count > 0),
        Of("ServiceText.cs", "hours of the week", On, (c, span) =>
        Task.FromResult(c.Get<Wordings>().German.Services.Week(new OfficeHours([Hour(span)], [], [], FederalState.HB, []),
        Day) is not null)),
        Of("ServiceHourForm.cshtml.cs", "an hour to change", NotOver, c =>
        BoundaryCounty.IsThereAsync(c.Administrator, $"/verwaltung/angebote/{Id("service")}/zeit/{Id("service hour")}")),
        Of("ServiceForm.cshtml", "number of hours", NotOver, c =>
        ShowsAsync(c, $"/verwaltung/angebote/{Id("service")}", page =>
        page.MainText().Contains("Öffnungszeiten (1)", StringComparison.Ordinal))),
        Of("ServiceHours.cshtml", "way to change", NotOver, c =>
        ShowsAsync(c, $"/verwaltung/angebote/{Id("service")}/zeiten", page =>
        page.QuerySelector($"a[href$='{Id("service hour")}']") is not null)),
        Of("ServiceExtraDateForm.cshtml.cs", "hours to choose", NotOver, c =>
        ShowsAsync(c, $"/verwaltung/angebote/{Id("service")}/zusatztermin",
        page => page.DocumentElement.OuterHtml.Contains(Id("service hour").ToString(), StringComparison.Ordinal))),
        Of("TerritoryResponsibilities.cshtml.cs", "rules", NotOver, c =>
        ShowsAsync(c, $"/verwaltung/zustaendigkeiten/{Towns[1]}", page => page.QuerySelector("td[data-label='Ändern']") is not null)),
        Of("AbsenceForm.cshtml.cs", "an absence to change", NotOver, c =>
        BoundaryCounty.IsThereAsync(c.Owner, $"/konto/eintrag/abwesend/{Id("absence own absence")}")),
        Of("Absences.cshtml", "a running absence", On, async c => (await c.Owner.PageAsync("/konto/eintrag/abwesenheit")).MainText()
        .Contains("Ab heute wieder da", StringComparison.Ordinal)),
        Of("Absences.cshtml.cs", "absences to come", NotOver, async c =>
        (await c.Owner.PageAsync("/konto/eintrag/abwesenheit")).QuerySelector("section.ip-panel") is not null),
        Of("Absences.cshtml.cs", "absences that were", Ended, async c =>
        (await c.Owner.PageAsync("/konto/eintrag/abwesenheit")).QuerySelector("#h-vergangen") is not null),
    ];

    private static IEnumerable<Reader> Taken =>
    [
        Of("FindTaken.cs", "absences of the person", On, c => RefusesAsync(
            c.Get<FindTaken>().AbsenceAsync(Everybody, null, Id("absent"), Day, Day, Cancellation))),
        Of("FindTaken.cs", "holdings of the post", On, c => RefusesAsync(
            c.Get<FindTaken>().HoldingAsync(Everybody, null, (Id("held post"), Id("held")), Day, Day, Cancellation))),
        Of("FindTaken.cs", "commissions of the municipality", On, c => RefusesAsync(
            c.Get<FindTaken>().CommissionAsync(Everybody, null, Towns[0], Day, Day, Cancellation))),
    ];

    private static async Task<bool> RefusesAsync(Task<Action> rule) => Require.Mistakes(await rule).Count > 0;

    private static IEnumerable<Reader> Changes =>
    [
        Writing("ConfirmEntries.cs", "people confirmed with the post", On, async (c, _) =>
        {
            await c.Get<ConfirmEntries>().ExecuteAsync(Everybody, [Id("held post")], Cancellation);
            return await c.ScalarAsync<bool>($"select exists (select from directory.confirmation where person_id = '{Id("held")}')");
        }),
        Writing("DirectoryScope.cs", "the own posts", On, (c, _) => BoundaryCounty.IsTakenAsync(() => c.Get<DirectoryChanges>().WriteAsync(
            new Caller(Officer, new AccessScope(Day) { People = [Id("held")] }), "Neue Sprechstunde", change =>
            {
                var hour = Draft("Friday", Day, null);
                var added = new OfficeHour(Id("held post"), null, hour.Weekday, hour.StartsAt, hour.EndsAt, hour.ValidFrom);
                added.Repeat(hour.Recurrence, hour.Step);
                change.Db.Add(added);
                return Task.FromResult(added.Id);
            }, Cancellation, byOwners: true))),
        Writing("ReferToService.cs", "where a need is counted", On, async (c, _) =>
        {
            var draft = new ReferralDraft(ReferralDraft.OtherConcern, "Anderes", Manner.Referral, false, false, null, [],
                Day.AddDays(14), null);
            var id = await c.Get<ReferToService>().ExecuteAsync(
                new Caller(Officer with { AccountId = Id("account"), PersonId = Id("held") }, new AccessScope(Day)), Id("service"), draft,
                Cancellation);
            return await c.ScalarAsync<bool>($"select county_key is not null from referral.referral where id = '{id}'");
        }),
        Writing("ShowCommissionSwitch.cs", "open referrals of whoever holds a post that gives something away", On, async (c, _) =>
        {
            var set = Guid.NewGuid();
            await c.Cluster.ExecuteAsync(c.Database, $"""
                insert into directory.change_set (id, at, actor_role, kind, action) values ('{set}', now(), 'Test', 'Edit', 'Wechsel');
                insert into directory.change (change_set_id, entity, entity_key, before)
                values ('{set}', 'responsibility', 'x', jsonb_build_object('post_id', '{Id("held post")}'));
                insert into referral.referral (id, account_id, person_id, referred_as, service_id, concern, concern_title, manner,
                  has_deadline, consent_covers, state, follow_up_on, code_digest, code_expires_on, created_at)
                values ('{set}', '{Id("account")}', '{Id("held")}', 'Test', '{Id("service")}', 'anderes', 'Anderes', 'Referral', false, array[]::text[],
                  'Open', '2027-01-01', sha256('{set}'), '2027-01-01', now())
                """);
            return (await c.Get<ShowCommissionSwitch>().ReferralsAsync(set, Day, Cancellation)).Count > 0;
        }),
        Writing("SaveHolder.cs", "consent after the end", NotOver, (c, span) =>
        BoundaryCounty.IsTakenAsync(() => c.Get<SaveHolder>().ExecuteAsync(
            Everybody, null, Id("owner"), new HolderInput(Id("post"), HolderRole.Deputy, span.First, span.Last, Day),
            0, Cancellation))),
        Writing("RecordAbsence.cs", "an absence that was", NotOver, (c, span) =>
        BoundaryCounty.IsTakenAsync(() => c.Get<RecordAbsence>().ExecuteAsync(
            Keeping(person: "colleague"), Id("colleague"), new AbsenceDraft(span.First, span.LastOrFar, null), Cancellation))),
        Writing("EndAbsence.cs", "an absence that was", NotOver, async (c, span) =>
        {
            await c.Get<EndAbsence>().ExecuteAsync(Keeping(person: "owner"), Id("absence own absence"), Cancellation);
            return await c.ScalarAsync<bool>(
                $"select not exists (select from directory.absence where id = '{Id("absence own absence")}' and last_day = "
                + $"'{span.LastOrFar:yyyy-MM-dd}')");
        }),
        Writing("AddDate.cs", "dates outside the hour", On, (c, _) => BoundaryCounty.IsTakenAsync(() => c.Get<AddDate>().ExecuteAsync(
            Keeping(post: "post"), Id("extra hour"), new DateArrangement(Day, new(15, 0), new(16, 0), null, null), Cancellation))),
        Writing("HourCollision.cs", "hours of the same post", NotOver, async (c, _) => !await IsAddedAsync(c, "post", null)),
        Writing("HourCollision.cs", "hours that meet", On, async (c, _) => !await IsAddedAsync(c, "post", Day)),
        Writing("HourCollision.cs", "other posts of the holder", NotOver, async (c, _) => !await IsAddedAsync(c, "collision post", null)),
        Writing("ChangeOfficeHour.cs", "an hour that has ended", NotOver, (c, span) =>
        BoundaryCounty.IsTakenAsync(() => ChangeAsync(c, "hour to change",
        Draft("Wednesday", span.First, span.Last) with { Note = "neu" }))),
        Writing("ChangeOfficeHour.cs", "a change after the end", NotOver, (c, _) =>
        {
            c.Clock.Set("2026-11-11T08:00");
            return BoundaryCounty.IsTakenAsync(() => ChangeAsync(c, "hour to change",
                Draft("Wednesday", Day, null) with { EndsAt = new(7, 0) }));
        }),
        Writing("ChangeOfficeHour.cs", "extra dates of the new hour", On, async (c, span) =>
        {
            c.Clock.Set("2026-11-02T08:00");
            var next = await ChangeAsync(c, "hour to split", Draft("Monday", span.First, span.Last) with { EndsAt = new(7, 0) });
            return next == await c.ScalarAsync<Guid>(
                $"select office_hour_id from directory.office_hour_deviation where id = '{Id("extra date")}'");
        }),
        Writing("SwitchCommission.cs", "commissions that end", "no no yes yes yes",
        (c, _) => BoundaryCounty.IsTakenAsync(() => SwitchAsync(c, Towns[4], "commission"))),
        Writing("SwitchCommission.cs", "rules that go over", NotOver, async (c, _) =>
        {
            await SwitchAsync(c, Towns[5], "rules");
            return await c.ScalarAsync<bool>(
                $"select exists (select from directory.responsibility where post_id = '{Id("rules follows")}')");
        }),
        Writing("SwitchCommission.cs", "rules that stay", NotOver, async (c, _) =>
        {
            await SwitchAsync(c, Towns[6], "staying");
            return await c.ScalarAsync<bool>(
                $"select count(*) = 1 from directory.responsibility where post_id = '{Id("staying follows")}'");
        }),
        Writing("SwitchCommission.cs", "hours that go over", NotOver, (c, _) => MovesHoursAsync(c)),
        Writing("OfficeHourHandOver.cs", "hours that go over", NotOver, (c, _) => MovesHoursAsync(c)),
        Writing("PlannedChanges.cs", "an end to come", "yes yes yes no no", async (c, span) =>
        {
            var set = await c.Get<DirectoryChanges>().WriteAsync(Everybody, "Zuständigkeit beendet", async change =>
            {
                await change.ExecuteAsync("update directory.responsibility set valid_until = @Last::date where id = @id",
                    new { span.Last, id = Id("planned rule") });
                return change.Id;
            }, Cancellation);
            var territory = await c.Get<ReadTerritory>().ExecuteAsync(Towns[8], Cancellation);
            return (await c.Get<PlannedChanges>().ListAsync(territory!, Cancellation)).Any(planned => planned.Id == set);
        }),
    ];

    private static async Task<IReadOnlyList<QualityLine>> LinesAsync(BoundaryCounty county, QualityIssue issue) =>
        await county.Get<ShowQuality>().ListAsync(Everything, issue, Day, 0, 10_000, Cancellation);

    private static async Task<bool> IsFineAsync(BoundaryCounty county, QualityIssue issue, string key) =>
        !(await LinesAsync(county, issue)).Any(line => line.Key == key);

    private static async Task<bool> IsFoundAsync(BoundaryCounty county, string subject, string finding) =>
        (await DataChecks.OfAsync(county.Get<PortalDatabase>().Owner, Day, Cancellation)).Single(check => check.Subject == subject)
            .Findings.Any(found => found.StartsWith(finding, StringComparison.Ordinal));

    private static Task<bool> HasMailAsync(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction) =>
        connection.ExecuteScalarAsync<bool>("select exists (select from mail.outbox where to_address = 'grenze@demo.example')",
            transaction: transaction);

    private static Task<bool> HasRulesAsync(BoundaryCounty county, string areas) =>
        county.ScalarAsync<bool>($"select exists (select from public_directory.rules_for({areas}, '2026-11-18'))");

    private static Task<bool> IsSubstituteAsync(BoundaryCounty county, string person, string absent) => county.ScalarAsync<bool>(
        $"select '{Id(absent)}' = any(referral.substituted()) from (select set_config('app.person', '{Id(person)}', false), "
        + "set_config('app.day', '2026-11-18', false) offset 0) s");

    private static async Task<bool> ShowsAsync(BoundaryCounty county, string address, Func<AngleSharp.Html.Dom.IHtmlDocument, bool> ask) =>
        ask(await county.Administrator.PageAsync(address));

    private static Caller Everybody => new(Officer, Everything);

    private static Caller Keeping(string? post = null, string? person = null) =>
        new(Officer, new AccessScope(Day) { Posts = post is null ? [] : [Id(post)], People = person is null ? [] : [Id(person)] });

    private static OfficeHourDraft Draft(string weekday, DateOnly first, DateOnly? last) => new(
        Enum.Parse<DayOfWeek>(weekday), new(5, 0), new(6, 0), Id("place"), Recurrence.EveryNthWeek, 1, HourChannel.Open, false, false,
        first, last, null);

    private static async Task<bool> IsAddedAsync(BoundaryCounty county, string post, DateOnly? last) =>
        await BoundaryCounty.IsTakenAsync(() => county.Get<AddOfficeHour>().ExecuteAsync(
        Keeping(post: post), HourOwner.Post(Id(post)),
        Draft("Wednesday", Day, last) with { StartsAt = new(12, 0), EndsAt = new(13, 0), PlaceId = Id("away place") }, Cancellation));

    private static async Task<Guid> ChangeAsync(BoundaryCounty county, string hour, OfficeHourDraft draft)
    {
        var version = uint.Parse(await county.ScalarAsync<string>($"select xmin::text from directory.office_hour where id = '{Id(hour)}'"),
            System.Globalization.CultureInfo.InvariantCulture);
        return await county.Get<ChangeOfficeHour>().ExecuteAsync(Keeping(post: "clock post"), Id(hour), draft, version, Cancellation);
    }

    private static async Task SwitchAsync(BoundaryCounty county, string ags, string name)
    {
        var wanted = new CommissionSwitch(ags, CommissionModel.CededToCounty, null, null, Day, null,
            new Dictionary<Guid, Guid> { [Id($"{name} leaves")] = Id($"{name} follows") });
        var reviewed = await county.Get<SwitchCommission>().ReviewAsync(Everybody, wanted, Cancellation);
        await county.Get<SwitchCommission>().ExecuteAsync(Everybody, wanted, reviewed.State, true, Cancellation);
    }

    private static async Task<bool> MovesHoursAsync(BoundaryCounty county)
    {
        await SwitchAsync(county, Towns[7], "hours");
        return await county.ScalarAsync<bool>($"select exists (select from directory.office_hour where post_id = '{Id("hours follows")}')");
    }
}
