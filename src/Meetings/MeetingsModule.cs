using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Meetings.Calendars;
using IntMan.Meetings.Concerns;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Oparl;
using IntMan.Meetings.Optimisation;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Polls;
using IntMan.Meetings.Reports;
using IntMan.Meetings.Series;
using IntMan.Meetings.Sittings;
using IntMan.Meetings.Tasks;
using IntMan.Meetings.Work;
using IntMan.Meetings.WorldCafe;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Meetings;

/// <summary>Registers the use cases of meetings. Zones, clock, outbox, seals, the office's mailbox and settings come from whoever calls
/// it.</summary>
public static class MeetingsModule
{
    /// <param name="services">Of the portal.</param>
    /// <param name="content">Folder with the templates of agendas.</param>
    public static void AddMeetings(this IServiceCollection services, string content)
    {
        services.AddSingleton(_ => new AgendaTemplates(content));
        services.AddSingleton<ReadAsCaller>();
        services.AddSingleton<MeetingsChanges>();
        services.AddSingleton<ReadSeries>();
        services.AddSeries();
        services.AddPlanning();
        services.AddSittings();
        services.AddMinutes();
        services.AddConcerns();
        services.AddSingleton<IWorkList, OpenMeetingWork>();
        services.AddSingleton<IDailyMails, SendMeetingMails>();
        services.AddSingleton<RunOptimisation>();
        services.AddSingleton<ShowOptimisation>();
        services.AddSingleton<KeepCafe>();
        services.AddSingleton<ShowCafe>();
        services.AddSingleton<ShowMandates>();
        services.AddSingleton<ShowReports>();
        services.AddPolls();
    }

    private static void AddSeries(this IServiceCollection services)
    {
        services.AddSingleton<SaveSeries>();
        services.AddSingleton<ChangeMembers>();
        services.AddSingleton<ChangeTerms>();
        services.AddSingleton<GrantMandate>();
        services.AddSingleton<ListSeries>();
        services.AddSingleton<ShowSeries>();
        services.AddSingleton<ShowMembers>();
        services.AddSingleton<SeriesChoices>();
        services.AddSingleton<ShowCharter>();
    }

    private static void AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<InvitationLinks>();
        services.AddSingleton<InvitationMails>();
        services.AddSingleton<PlanMeeting>();
        services.AddSingleton<OwnTemplate>();
        services.AddSingleton<ArrangeMeeting>();
        services.AddSingleton<ChangeAgenda>();
        services.AddSingleton<OfferItem>();
        services.AddSingleton<InviteMembers>();
        services.AddSingleton<ChangeInvitees>();
        services.AddSingleton<CancelMeeting>();
        services.AddSingleton<AnswerInvitation>();
        services.AddSingleton<AnswerOwnInvitation>();
        services.AddSingleton<ShowAgenda>();
        services.AddSingleton<ShowTopics>();
    }

    private static void AddSittings(this IServiceCollection services)
    {
        services.AddSingleton<ConductMeeting>();
        services.AddSingleton<KeepNotes>();
        services.AddSingleton<RecordOutcome>();
        services.AddSingleton<NoteAttendance>();
        services.AddSingleton<ShowSitting>();
        services.AddSingleton<MoveTask>();
        services.AddSingleton<ShowOwnMeetings>();
        services.AddSingleton<ListSeriesTasks>();
    }

    private static void AddPolls(this IServiceCollection services)
    {
        services.AddSingleton<PollLinks>();
        services.AddSingleton<AskForDate>();
        services.AddSingleton<ShowPoll>();
        services.AddSingleton<AnswerPoll>();
        services.AddSingleton<CalendarLinks>();
        services.AddSingleton<KeepCalendars>();
        services.AddSingleton<ReadCalendar>();
    }

    private static void AddMinutes(this IServiceCollection services)
    {
        services.AddSingleton<WriteRecord>();
        services.AddSingleton<ObjectToRecord>();
        services.AddSingleton<ShowRecord>();
        services.AddSingleton<CompareRecords>();
        services.AddSingleton<ReadPublicMeetings>();
    }

    private static void AddConcerns(this IServiceCollection services)
    {
        services.AddSingleton<WriteConcern>();
        services.AddSingleton<VoteOnConcern>();
        services.AddSingleton<ListConcerns>();
        services.AddSingleton<ShowConcern>();
        services.AddSingleton<HandOffConcern>();
        services.AddSingleton<AnswerHandOff>();
        services.AddSingleton<ShowInbox>();
        services.AddSingleton<ShowPath>();
        services.AddSingleton<ReadAttachment>();
        services.AddSingleton<WritePaper>();
        services.AddSingleton<ReleasedConcerns>();
        services.AddSingleton<HandOverRole>();
        services.AddSingleton<ShowHandOver>();
        services.AddSingleton<ReadOparl>();
    }
}
