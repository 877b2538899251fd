using IntMan.Directory.Hours;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Services;
using IntMan.Foundation.Changes;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Changes;

/// <summary>A use case that changes one entry; see <see cref="ScopeTests"/>.</summary>
/// <param name="Entry">SQL of the entry, with its version where the use case wants one: "key version".</param>
/// <param name="ExecuteAsync">Must be something that is right in itself.</param>
public sealed record ScopedCall(string Name, string Entry, Func<PortalHost, Caller, string, Task> ExecuteAsync)
{
    public const string Outside =
        "So läge der Eintrag außerhalb Ihres Bereichs. Wählen Sie eine Gemeinde oder einen Kreis, für den Sie zuständig sind.";

    private const string Post = "select id::text from directory.post where slug = 'im-markdorf'";

    private const string Hour = $"""
        select concat_ws(' ', id, xmin, weekday) from directory.office_hour
        where post_id::text = ({Post}) and recurrence = 'EveryNthWeek' and step = 1 and valid_until is null and starts_at is not null
        order by id limit 1
        """;

    private const string Absence =
        "select concat_ws(' ', id, xmin) from directory.absence where first_day > '2026-11-18' order by id limit 1";

    private const string Reported = $"""
        insert into quality.suggestion (id, kind, post_id, county_key, correct, created_at)
        select gen_random_uuid(), 'PhoneWrong', p.id, p.county_key, '069 90009 333', '2026-11-17T10:00Z' from directory.post p
        where p.id::text = ({Post}) returning id::text
        """;

    // What a partner has changed, as the trigger of the history leaves it.
    private const string Waiting = """
        with entry as (select v.* from directory.service v where v.slug = 'sprachcafe-friedrichshafen'),
        done as (insert into directory.change_set (id, at, actor_role, kind, action)
            values (gen_random_uuid(), '2026-11-17T10:00Z', 'Kooperation', 'Edit', 'Angebot geändert') returning id),
        noted as (insert into directory.change (change_set_id, entity, entity_key, before, after)
            select done.id, 'service', entry.id::text, to_jsonb(entry) || '{"name": "Sprachtreff"}', to_jsonb(entry) from done, entry
            returning id, entity_key)
        select concat_ws(' ', entity_key, id) from noted
        """;

    private static readonly DateArrangement Sunday = new(new(2026, 11, 29), new(15, 0), new(16, 0), null, null);

    public static IReadOnlyList<ScopedCall> All { get; } =
    [
        new("an hour more", Post, (portal, caller, entry) => portal.Get<AddOfficeHour>().ExecuteAsync(
            caller, HourOwner.Post(Guid.Parse(entry)), Draft(DayOfWeek.Saturday), Cancellation)),
        new("another hour", Hour, (portal, caller, entry) => portal.Get<ChangeOfficeHour>().ExecuteAsync(
            caller, IdOf(entry), Draft(DayOfWeek.Saturday), VersionOf(entry), Cancellation)),
        new("the end of an hour", Hour, (portal, caller, entry) => portal.Get<EndOfficeHour>().ExecuteAsync(
            caller, IdOf(entry), new(2026, 12, 31), VersionOf(entry), Cancellation)),
        new("an extra date", Hour, (portal, caller, entry) => portal.Get<AddDate>().ExecuteAsync(
            caller, IdOf(entry), Sunday, Cancellation)),
        new("a date moved", Hour, (portal, caller, entry) => portal.Get<MoveDate>().ExecuteAsync(
            caller, DateOf(entry), Sunday, Cancellation)),
        new("a date cancelled", Hour, (portal, caller, entry) => portal.Get<CancelDates>().ExecuteAsync(
            caller, [DateOf(entry)], null, Cancellation)),
        new("a date restored", Hour, (portal, caller, entry) => portal.Get<RestoreDates>().ExecuteAsync(
            caller, [DateOf(entry)], asUsual: true, Cancellation)),
        new("an absence", "select id::text from directory.person where slug = 'joana-drachenbach'", (portal, caller, entry) =>
            portal.Get<RecordAbsence>().ExecuteAsync(caller, IdOf(entry), Away, Cancellation)),
        new("another absence", Absence, (portal, caller, entry) => portal.Get<ChangeAbsence>().ExecuteAsync(
            caller, IdOf(entry), Away, VersionOf(entry), Cancellation)),
        new("the end of an absence", Absence, (portal, caller, entry) => portal.Get<EndAbsence>().ExecuteAsync(
            caller, IdOf(entry), Cancellation)),
        new("a profile", "select concat_ws(' ', id, xmin) from directory.person where slug = 'joana-drachenbach'",
            (portal, caller, entry) => portal.Get<ChangeProfile>().ExecuteAsync(
                caller, IdOf(entry), new Profile("Fachkraft", ["Deutsch"], null, null), VersionOf(entry), Cancellation)),
        new("a consent", $"select id::text from directory.post_holder where post_id::text = ({Post}) order by id limit 1", (portal, caller, entry) =>
            portal.Get<ChangeConsent>().ExecuteAsync(caller, IdOf(entry), isGiven: false, Cancellation)),
        new("a confirmation", Post, (portal, caller, entry) => portal.Get<ConfirmEntries>().ExecuteAsync(
            caller, [IdOf(entry)], Cancellation)),
        new("a responsibility", "select id::text from directory.post where slug = 'im-ueberlingen'", async (portal, caller, entry) =>
            await portal.Get<ChangeResponsibilities>().ReviewAsync(
                caller, (await portal.Get<ReadTerritory>().ExecuteAsync("08435034", Cancellation))!,
                new ResponsibilityChange(Area.OfMunicipality("08435034"), "alle", IdOf(entry), new(2027, 9, 1), false, false, null),
                Cancellation)),
        new("a report rejected", Reported, async (portal, caller, entry) => await portal.Get<DecideSuggestion>().ExecuteAsync(
            caller, await ReportAsync(portal, entry), SuggestionState.Rejected, "Die Zeiten stimmen.", Cancellation)),
        new("a report taken over", Reported, async (portal, caller, entry) => await portal.Get<ApplyContact>().ExecuteAsync(
            caller, await ReportAsync(portal, entry), new PublishedContact { Phone = "069 90009 333" }, Cancellation)),
        new("a partner's change accepted", Waiting, (portal, caller, entry) => portal.Get<DecideReview>().AcceptAsync(
            caller, IdOf(entry), VersionOf(entry), Cancellation)),
        new("a partner's change taken back", Waiting, (portal, caller, entry) => portal.Get<DecideReview>().TakeBackAsync(
            caller, IdOf(entry), VersionOf(entry), "Das Angebot heißt anders.", Cancellation)),
        new("a commission", "select '08435034'", (portal, caller, entry) => portal.Get<SwitchCommission>().ReviewAsync(
            caller,
            new CommissionSwitch(entry, CommissionModel.CededToCounty, null, null, new(2027, 9, 1), null, new Dictionary<Guid, Guid>()),
            Cancellation)),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static AbsenceDraft Away => new(new(2027, 2, 1), new(2027, 2, 2), null);

    private static OfficeHourDraft Draft(DayOfWeek weekday) => new(
        weekday, new(5, 0), new(6, 0), null, Recurrence.EveryNthWeek, 1, HourChannel.Phone, false, false, new(2026, 12, 1), null, null);

    private static async Task<SuggestionLine> ReportAsync(PortalHost portal, string entry) =>
        (await portal.Get<ListSuggestions>().FindAsync(IdOf(entry), Cancellation))!;

    private static Guid IdOf(string entry) => Guid.Parse(entry.Split(' ')[0]);

    private static uint VersionOf(string entry) => uint.Parse(entry.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The date in the week of 23 November 2026.</summary>
    private static DateKey DateOf(string entry) =>
        new(IdOf(entry), new DateOnly(2026, 11, 22).AddDays((int)Enum.Parse<DayOfWeek>(entry.Split(' ')[2])));
}

internal static class ServicesOfTheHost
{
    public static T Get<T>(this PortalHost portal)
        where T : notnull => portal.Services.GetRequiredService<T>();
}
