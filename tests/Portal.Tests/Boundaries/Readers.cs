using AngleSharp.Dom;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Export;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Referrals;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Search;
using IntMan.Directory.Services;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Database;
using IntMan.Portal.Display;
using IntMan.Portal.Tests.Hsds;
using IntMan.Portal.Tests.Support;
using static IntMan.Portal.Tests.Boundaries.BoundaryCounty;
using static IntMan.Portal.Tests.Boundaries.Reader;

namespace IntMan.Portal.Tests.Boundaries;

/// <summary>Whoever asks <see cref="Validity"/> or its functions in SQL, by file, at least once for each time it does.</summary>
public static partial class Readers
{
    private static readonly DateOnly Day = Span.Day;
    private static readonly AccessScope Everything = AccessScope.Everything(Day);
    private static readonly ReadingWindow OnTheDay = new(Day, Day, Day);

    /// <summary>Those that write come last.</summary>
    public static IReadOnlyList<Reader> All { get; } = [.. Public, .. Staff, .. Quality, .. Taken, .. Database, .. Rules, .. Pages, .. Meetings, .. Cases, .. Changes];

    private static IEnumerable<Reader> Public =>
    [
        Of("ContactSql.cs", "who stands in", On, async c => (await ContactAsync(c, "absent post")).On(Day).StandIn is not null),
        Of("ContactSql.cs", "holders", On, async c => (await ContactAsync(c, "held post")).Holders.Count > 0),
        Of("ContactSql.cs", "absences", On, async c => (await ContactAsync(c, "absent post")).On(Day).Away is not null),
        Of("ContactSql.cs", "office hours", NotOver, async c => (await ContactAsync(c, "post")).Rules.Any(rule => rule.Id == Id("hour"))),
        Of("ContactSql.cs", "areas", On, async c => (await ContactAsync(c, "district post")).Areas.Any(area => area.District is not null)),
        Of("ContactSql.cs", "school holidays", On, async c => Has(await ContactAsync(c, "teacher post"), DateStatus.SchoolHoliday)),
        Of("ContactSql.cs", "who answers for a vacant post", On, async c =>
        (await ContactAsync(c, "vacant post")).Today.StandIn?.Post.Id == Id("held post")),
        Of("ContactSql.cs", "whether a post is vacant", On, async c => !(await ContactAsync(c, "held post")).Today.IsVacant),
        Of("ContactSql.cs", "closing days", On, async c => Has(await ContactAsync(c, "closed post"), DateStatus.ClosingDay)),
        Of("Contact.cs", "who holds it", On, async c => (await ContactAsync(c, "held post")).Holders.Count > 0),
        Of("Contact.cs", "hours of somebody to come", Planned, async c =>
        Has(await ContactAsync(c, "held post", OnTheDay with { Horizon = Day.AddDays(7) }), DateStatus.Vacant)),
        Of("ContactJsonLd.cs", "rules of the day", On, async c => ContactJsonLd.Of(await ContactAsync(c, "post"), Day).ToJsonString()
        .Contains("schema.org/Wednesday", StringComparison.Ordinal)),
        Of("Schedule.cs", "opening hours of the day", On, async c => (await ContactAsync(c, "post")).Schedule.OpeningHours(Day, Day)?
        .Contains("We 00:30-23:00", StringComparison.Ordinal) == true),
        Of("Schedule.cs", "opening hours of a rule that ends", "no no yes no no", async c =>
        (await ContactAsync(c, "post", OnTheDay with { Horizon = Day.AddDays(7) })).Schedule.OpeningHours(Day, Day.AddDays(7))?
        .Contains("Nov 25 off", StringComparison.Ordinal) == true),
        Of("ContactSet.cs", "a substitute who is away too", On, async c =>
        (await ContactAsync(c, "chain post")).On(Day).StandIn?.Post.Id == Id("clock post")),
        Of("ContactSet.cs", "post of the substitute", On, async c =>
        (await ContactAsync(c, "first absent post")).On(Day).StandIn?.Post.Id == Id("vague post")),
        Of("ContactSet.cs", "holders", On, async c => !(await ContactAsync(c, "held post")).Today.IsVacant),
        Of("ContactSet.cs", "a tandem away together", On, async c => Has(await ContactAsync(c, "tandem post"), DateStatus.Absent)),
        Of("Contact.cs", "nobody is there", On, async c => (await ContactAsync(c, "absent post")).On(Day).Away is not null),
        Of("Contact.cs", "which absence", On, async c => (await ContactAsync(c, "absent post")).On(Day).Away?.Id == Id("absence absence")),
        Of("Rows.cs", "public name", On, async c => (await ContactAsync(c, "held post")).Names.Count > 0),
        Of("ListAddresses.cs", "public entries", On, async c => (await c.Get<ListAddresses>().ExecuteAsync(Day, Cancellation))
        .Slugs.Contains(SlugOf("held"))),
        Of("ListMunicipalities.cs", "filter by model", On, async c =>
        (await TownsAsync(c, CommissionModel.OwnStaff)).Any(line => line.Municipality.Ags == Towns[0])),
        Of("ListMunicipalities.cs", "model", On, async c => (await TownsAsync(c, null)).Single(line => line.Municipality.Ags == Towns[0])
        .Municipality.Model is not null),
        Of("AnswerAreas.cs", "a town divided by a district", On, async c => await IsDividedAsync(c, Towns[1])),
        Of("AnswerAreas.cs", "a town divided by a street", On, async c => await IsDividedAsync(c, Towns[0])),
        Of("ShowPosts.cs", "posts of a person", On, async c => (await c.Get<ShowPosts>().OfPersonAsync(Id("held"),
            ReadingWindow.OfPage(Day), Cancellation)).Any(contact => contact.Post.Id == Id("held post"))),
        Of("ShowEntry.cs", "entry of a person", On, async c => await c.Get<ShowEntry>()
        .ExecuteAsync(SlugOf("held"), OnTheDay, Cancellation) is not null),
        Of("ShowMunicipality.cs", "model", On, async c => (await TownAsync(c, Towns[0])).Commission is not null),
        Of("ShowMunicipality.cs", "who answers", On, async c => (await TownAsync(c, Towns[1]))
        .Answer.Contacts.Any(contact => contact.Post.Id == Id("held post"))),
        Of("ShowToday.cs", "hours of the day", On, async c => (await TodayAsync(c))
        .Slots.Any(slot => slot.Date.Rule.Id == Id("hour") && slot.Date.Day == Day)),
        Of("ShowToday.cs", "hours of a person", On, async c => (await TodayAsync(c))
        .Slots.Any(slot => slot.Date.Rule.Id == Id("hour of the held"))),
        Of("ShowToday.cs", "model", On, async c => (await TodayAsync(c)).Municipalities.Single(town => town.Ags == Towns[0])
        .Model is not null),
        Of("SearchSql.cs", "people by name", On, async c => await c.Get<SearchDirectory>()
        .ExecuteAsync("Grete Grenzstein", null, null, Day, Cancellation) is SearchOutcome.Found { First.Hit.Candidate.Slug: "grenz-held" }),
        Of("SearchSql.cs", "people who speak a language", On, async c => await c.Get<SearchDirectory>()
        .ExecuteAsync("spricht grenzisch", null, null, Day, Cancellation) is SearchOutcome.Speaking { Contacts.Count: 1 }),
        Of("SuggestChange.cs", "entry of a person", On, async c => await c.Get<SuggestChange>()
        .FindAsync(SlugOf("held"), null, Cancellation) is not null),
        Of("ShowService.cs", "opening hours", NotOver, async c => (await ServiceAsync(c, "service")).Hours.Rules.Count > 0),
        Of("ShowService.cs", "school holidays", On, async c => (await ServiceAsync(c, "pausing service")).Hours.Between(Day, Day)
        .Any(date => date.Status == DateStatus.SchoolHoliday)),
        Of("ShowSlipService.cs", "opening hours", NotOver, async c =>
        (await c.Get<ShowSlipService>().ExecuteAsync(SlugOf("service"), "", Cancellation))!.Rules.Count > 0),
        Of("ShowSlipService.cs", "school holidays of the week after", "yes yes no no yes",
        async c => !(await c.Get<ShowSlipService>().ExecuteAsync(SlugOf("pausing service"), "", Cancellation))!.Dates.Any(date =>
        date.Day == Day.AddDays(7))),
        Of("ReferrerNames.cs", "name of who referred", On, async c =>
        await c.Get<ReferrerNames>().ExecuteAsync(Id("held"), Cancellation) is not null),
        Of("HsdsListSql.cs", "services open on a weekday", NotOver, async c =>
        (await c.JsonAsync($"/services?day=WE&organization_id={Id("office")}")).ToString()
        .Contains(Id("service").ToString(), StringComparison.Ordinal)),
        Of("HsdsDetails.cs", "school holidays until New Year", Always, async c =>
        (await c.JsonAsync($"/services/{Id("yearly service")}")).ToString().Contains("2026-01-02", StringComparison.Ordinal)),
        Of("HsdsDetails.cs", "closing days until New Year", Always, async c =>
        (await c.JsonAsync($"/services/{Id("closed service")}")).ToString().Contains("2026-01-02", StringComparison.Ordinal)),
        Of("HsdsSchedules.cs", "what is arranged, to New Year", Always, c =>
        OnlyFirstAsync(c, "arranged until New Year", "arranged until New Year's Eve")),
        Of("HsdsSchedules.cs", "an hour held once", Always, c => OnlyFirstAsync(c, "held once", null)),
        Of("HsdsSchedules.cs", "hours to New Year", Always, c => OnlyFirstAsync(c, "held until New Year", "held until New Year's Eve")),
        Of("HsdsSchedules.cs", "parts of hours", Always, c => OnlyFirstAsync(c, "held until New Year", "held until New Year's Eve")),
    ];

    private static IEnumerable<Reader> Staff =>
    [
        Of("ListColleagues.cs", "the own posts", On, async c => (await c.Get<ListColleagues>().ExecuteAsync(Id("held"), Day, Cancellation))
        .Count > 0),
        Of("ListColleagues.cs", "the others", On, async c => (await c.Get<ListColleagues>().ExecuteAsync(Id("steady"), Day, Cancellation))
        .Any(colleague => colleague.Id == Id("held"))),
        Of("ReadOwnEntry.cs", "the own posts", On, async c =>
        (await c.Get<ReadOwnEntry>().ExecuteAsync(Id("held"), Day, Cancellation))!.Holdings.Count > 0),
        Of("ReadOwnEntry.cs", "office hours", NotOver, async c =>
        (await c.Get<ReadOwnEntry>().ExecuteAsync(Id("steady"), Day, Cancellation))!.Hours.Any(hour => hour.Id == Id("hour"))),
        Of("ReadOwnEntry.cs", "absences of 60 days ago", NotOver, async c =>
        (await c.Get<ReadOwnEntry>().ExecuteAsync(Id("owner"), Day.AddDays(60), Cancellation))!.Absences.Count > 0),
        Of("ReadService.cs", "opening hours of a week ago", NotOver, async c =>
        (await KeptAsync(c, "service", Day.AddDays(7))).Rules.Count > 0),
        Of("ReadService.cs", "school holidays of a week ago", On, async c =>
        (await KeptAsync(c, "pausing service", Day.AddDays(7))).Hours.Between(Day, Day)
        .Any(date => date.Status == DateStatus.SchoolHoliday)),
        Of("ReadService.cs", "closing days of a week ago", On, async c =>
        (await KeptAsync(c, "closed service", Day.AddDays(7))).Hours.Between(Day, Day).Any(date => date.Status == DateStatus.ClosingDay)),
        Of("DirectoryScope.cs", "people of an area", NotOver, async c =>
            (await c.Get<ListEntries>().ExecuteAsync(EntryKind.Person, new AccessScope(Day) { Counties = [BoundaryCounty.County] },
                "Grete Grenzstein", 1, Day, Cancellation)).Total == 1),
        Of("EntryLists.cs", "posts of a person", NotOver, async c => (await EntryAsync(c, EntryKind.Person, "Grete Grenzstein"))
        .Detail is not null),
        Of("EntryLists.cs", "a person to come", Planned, async c => (await EntryAsync(c, EntryKind.Person, "Grete Grenzstein"))
        .PlannedFrom is not null),
        Of("EntryLists.cs", "a person who has gone", Ended, async c =>
        (await EntryAsync(c, EntryKind.Person, "Grete Grenzstein")).EndedOn is not null),
        Of("EntryLists.cs", "somebody who gave up one of two posts", Never,
        async c => (await EntryAsync(c, EntryKind.Person, "colliding Grenz")).EndedOn is not null),
        Of("EntryLists.cs", "holders of a post", On, async c => !(await EntryAsync(c, EntryKind.Post, "held post"))
        .Detail!.EndsWith("unbesetzt", StringComparison.Ordinal)),
        Of("EntryLists.cs", "a holder to come", Planned, async c => (await EntryAsync(c, EntryKind.Post, "held post"))
        .PlannedFrom is not null),
        Of("EntryLists.cs", "a commission that ended", Ended, async c =>
        (await EntryAsync(c, EntryKind.Commission, "Grenzort 1")).EndedOn is not null),
        Of("EntryLists.cs", "school holidays that ended", Ended, async c =>
        (await EntryAsync(c, EntryKind.SchoolHoliday, "Grenzferien")).EndedOn is not null),
        Of("ShowCommissionSwitch.cs", "the commission that holds", On, async c =>
        await c.Get<ShowCommissionSwitch>().CurrentAsync(Towns[0], Day, Cancellation) is not null),
        Of("FindPost.cs", "the post of somebody", On, async c =>
        await c.Get<FindPost>().ExecuteAsync(SlugOf("held"), Day, Cancellation) is not null),
        Of("ShowCommissionSwitch.cs", "rules of the municipality", NotOver, async c =>
        (await ConcernedAsync(c, Towns[1], "held post")).Rules > 0),
        Of("ShowCommissionSwitch.cs", "rules of districts", NotOver, async c =>
        (await ConcernedAsync(c, Towns[3], "district post")).Rules == 2),
        Of("ShowCommissionSwitch.cs", "rules of streets", NotOver,
            async c => (await ConcernedAsync(c, Towns[3], "street post")).Rules == 2),
        Of("ShowCommissionSwitch.cs", "office hours", NotOver, async c => (await ConcernedAsync(c, Towns[3], "post")).Hours > 0),
        Of("DeviationsExport.cs", "dates within the hour", On, async c =>
        (await ExportAsync(c, ImportKind.Deviations)).Any(line => line.StartsWith(SlugOf("post") + ";", StringComparison.Ordinal))),
        Of("DeviationsStep.cs", "the hour of a date", On, async c =>
        {
            await using var db = c.Get<PortalDatabase>().CreateDirectory();
            using var csv = new MemoryStream("Stelle;Wochentag;von;Tag;Art\ngrenz-post;Mittwoch;00:30;18.11.2026;fällt aus\n"u8.ToArray());
            return (await new ImportFile(db, c.Clock).ExecuteAsync(ImportKind.Deviations, csv, dryRun: true, null, Cancellation))
                .ErrorCount == 0;
        }),
    ];

    private static IEnumerable<Reader> Rules =>
    [
        Plain("OfficeHourPattern.cs", "dates", On, span => new OfficeHours([Hour(span)], [], [], FederalState.HB, []).Between(Day, Day)
        .Count > 0),
        Plain("OfficeHours.cs", "school holidays", On, span =>
            new OfficeHours([Hour(pauses: true)], [], [], FederalState.HB,
                [new SchoolHoliday(FederalState.HB, "Ferien", span.First, span.LastOrFar)]).Between(Day, Day).Single()
                .Status == DateStatus.SchoolHoliday),
        Plain("OfficeHours.cs", "extra dates", On, span =>
        {
            var rule = Hour(span, DayOfWeek.Monday);
            return new OfficeHours([rule], [OfficeHourDeviation.Extra(rule.Id, Day, new(9, 0), new(10, 0), null, null)], [],
                FederalState.HB, []).Between(Day, Day).Count > 0;
        }),
        Plain("OfficeHours.cs", "closing days", On, span =>
            new OfficeHours([Hour()], [], [new ClosingDay(new(BoundaryCounty.County, null, null), "Test", span.First, span.LastOrFar)],
                FederalState.HB, []).Between(Day, Day).Single().Status == DateStatus.ClosingDay),
        Plain("OpeningHoursText.cs", "rules of the day", On, span => OpeningHoursText.Of([Hour(span)], Day) is not null),
        Plain("PostHolder.cs", "public name", On, span =>
        {
            var holder = new PostHolder(Id("post"), Id("held"), span.First);
            holder.Set(HolderRole.Holder, span.Last, new(2026, 1, 1));
            return holder.NameIsPublicOn(Day);
        }),
        Plain("ResponsibilityResolver.cs", "rules of the day", On, span =>
        ResponsibilityResolver.Resolve(new HouseAddress(BoundaryCounty.County, null, Towns[0], null, null, null), null, Day, [Rule(span)])
        .Answers.Count > 0),
        Plain("RulesByArea.cs", "rules of the day", On, span =>
        !CoverageScan.Execute([new StreetArea(Id("street"), Towns[0], null, null)], [Rule(span)], Day)
        .Any(finding => finding.Kind == CoverageKind.Gap)),
        Plain("ResponsibilityPlan.cs", "rules that a change touches", NotOver, span =>
        {
            try
            {
                return ResponsibilityPlan.Of(new ResponsibilityChange(Area.OfMunicipality(Towns[0]), "alle", null, Day, false, false, null),
                    [Rule(span)], Day).Replaced.Count > 0;
            }
            catch (RuleViolation refused)
            {
                return refused.Message.Contains("schon eine Änderung geplant", StringComparison.Ordinal);
            }
        }),
        Plain("Require.cs", "an end before the beginning", NotOver, span =>
        IsTaken(() => new PostHolder(Id("post"), Id("held"), Day).Set(HolderRole.Holder, span.Last, null))),
    ];

    private const string Always = "yes yes yes yes yes";
    private const string Never = "no no no no no";
    private const string Planned = "yes no no no no";
    private const string Ended = "no no no yes no";

    private static bool IsTaken(Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (RuleViolation)
        {
            return false;
        }
    }

    private static OfficeHour Hour(Span? span = null, DayOfWeek weekday = DayOfWeek.Wednesday, bool pauses = false)
    {
        var hour = new OfficeHour(Id("post"), null, weekday, new(9, 0), new(10, 0), span?.First ?? new(2026, 1, 1));
        hour.Repeat(Recurrence.EveryNthWeek, 1);
        hour.Set(null, HourChannel.Open, pauses, false, span?.Last, null);
        return hour;
    }

    private static Responsibility Rule(Span span)
    {
        var rule = new Responsibility(Id("post"), Area.OfMunicipality(Towns[0]), "alle", span.First);
        rule.Set(span.Last, false, null);
        return rule;
    }

    private static async Task<bool> IsDividedAsync(BoundaryCounty county, string ags) => (await county.Get<AnswerAreas>().ExecuteAsync(
        [], [], new HouseAddress(BoundaryCounty.County, null, ags, null, null, null), null, Day, Cancellation)).IsDivided;

    private static async Task<Contact> ContactAsync(BoundaryCounty county, string post, ReadingWindow? window = null) =>
        (await county.Get<ShowPosts>().ExecuteAsync([Id(post)], window ?? OnTheDay, Cancellation))[0];

    private static bool Has(Contact contact, DateStatus status) => contact.Schedule.Between(Day, Day).Any(date => date.Status == status);

    private static async Task<IReadOnlyList<MunicipalityLine>> TownsAsync(BoundaryCounty county, CommissionModel? model) =>
        (await county.Get<ListMunicipalities>().ExecuteAsync(new MunicipalityFilter(null, BoundaryCounty.County, model), 1, Day,
            Cancellation)).Rows;

    private static async Task<MunicipalityEntry> TownAsync(BoundaryCounty county, string ags) =>
        (await county.Get<ShowMunicipality>().ExecuteAsync(ags, OnTheDay, Cancellation))!;

    private static Task<TodayPage> TodayAsync(BoundaryCounty county) =>
        county.Get<ShowToday>().ExecuteAsync(new DateTimeOffset(2026, 11, 18, 0, 10, 0, TimeSpan.FromHours(1)), Cancellation);

    private static async Task<ServiceEntry> ServiceAsync(BoundaryCounty county, string service) =>
        (await county.Get<ShowService>().ExecuteAsync(SlugOf(service), OnTheDay, Cancellation))!;

    private static async Task<ServiceView> KeptAsync(BoundaryCounty county, string service, DateOnly day) =>
        (await county.Get<ReadService>().ExecuteAsync(Everything, Id(service), day, Cancellation))!;

    private static async Task<EntryRow> EntryAsync(BoundaryCounty county, EntryKind kind, string title) =>
        (await county.Get<ListEntries>().ExecuteAsync(kind, Everything, title, 1, Day, Cancellation))
            .Rows.Single(row => row.Title == title);

    private static async Task<ConcernedPost> ConcernedAsync(BoundaryCounty county, string ags, string post) =>
        (await county.Get<ShowCommissionSwitch>().PostsAsync(ags, Day, Cancellation)).SingleOrDefault(row => row.Id == Id(post))
            ?? new ConcernedPost();

    private static async Task<string[]> ExportAsync(BoundaryCounty county, ImportKind kind)
    {
        await using var db = county.Get<PortalDatabase>().CreateDirectory();
        using var csv = new MemoryStream();
        await new ExportFile(db).ExecuteAsync(kind, csv, null, Cancellation);
        return System.Text.Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n");
    }

    private static async Task<bool> OnlyFirstAsync(BoundaryCounty county, string first, string? second)
    {
        var json = (await county.JsonAsync($"/services/{Id("yearly service")}")).ToString();
        return json.Contains(Id(first).ToString(), StringComparison.Ordinal)
            && (second is null || !json.Contains(Id(second).ToString(), StringComparison.Ordinal));
    }
}
