using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Export;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Directory.Guide;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.Infomails;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Directory.Referrals;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Search;
using IntMan.Directory.Services;
using IntMan.Directory.Services.Search;
using IntMan.Directory.Staff;
using IntMan.Directory.Work;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Directory;

/// <summary>Registers the use cases of the directory. Zones, clock, outbox, seals and settings come from whoever calls it.</summary>
public static class DirectoryModule
{
    /// <param name="services">Of the portal.</param>
    /// <param name="content">Folder with the rules that are kept as files.</param>
    public static void AddDirectory(this IServiceCollection services, string content)
    {
        services.AddSingleton(Synonyms.Read(Path.Combine(content, "synonyms.yaml")));
        services.AddSingleton(_ => new GuideRules(content));
        services.AddSingleton<OpenWork>();
        services.AddSingleton<IWorkList>(provider => provider.GetRequiredService<OpenWork>());
        services.AddSingleton<IReferralNeeds>(provider => provider.GetRequiredService<CountNeeds>());
        services.AddEditing();
        services.AddPeople();
        services.AddHours();
        services.AddResponsibilities();
        services.AddServices();
        services.AddSearch();
        services.AddQuality();
        services.AddReferrals();
        services.AddInfomails();
        services.AddStaff();
        services.AddExchange();
    }

    private static void AddEditing(this IServiceCollection services)
    {
        services.AddSingleton<DirectoryChanges>();
        services.AddSingleton<ShowHistory>();
        services.AddSingleton<RestoreEntry>();
        services.AddSingleton<UndoChangeSet>();
        services.AddSingleton<UndoOwnChange>();
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<ListColleagues>();
        services.AddSingleton<ChangeProfile>();
        services.AddSingleton<ChangeConsent>();
        services.AddSingleton<RecordAbsence>();
        services.AddSingleton<ChangeAbsence>();
        services.AddSingleton<EndAbsence>();
        services.AddSingleton<SavePerson>();
        services.AddSingleton<SavePost>();
        services.AddSingleton<SaveHolder>();
        services.AddSingleton<SaveOrganisation>();
        services.AddSingleton<SaveDistrict>();
        services.AddSingleton<SaveStreet>();
        services.AddSingleton<SaveMunicipality>();
        services.AddSingleton<SaveCounty>();
        services.AddSingleton<SaveAssociation>();
        services.AddSingleton<SaveCommission>();
    }

    private static void AddHours(this IServiceCollection services)
    {
        services.AddSingleton<AddOfficeHour>();
        services.AddSingleton<ChangeOfficeHour>();
        services.AddSingleton<EndOfficeHour>();
        services.AddSingleton<CancelDates>();
        services.AddSingleton<RestoreDates>();
        services.AddSingleton<MoveDate>();
        services.AddSingleton<AddDate>();
        services.AddSingleton<SavePlace>();
        services.AddSingleton<SaveSchoolHoliday>();
        services.AddSingleton<SaveClosingDay>();
    }

    private static void AddResponsibilities(this IServiceCollection services)
    {
        services.AddSingleton<SaveTargetGroup>();
        services.AddSingleton<ReadTerritory>();
        services.AddSingleton<ChangeResponsibilities>();
        services.AddSingleton<PlannedChanges>();
        services.AddSingleton<SwitchCommission>();
        services.AddSingleton<ShowCommissionSwitch>();
    }

    private static void AddServices(this IServiceCollection services)
    {
        services.AddSingleton<ShowService>();
        services.AddSingleton<ListServices>();
        services.AddSingleton<ServiceIndex>();
        services.AddSingleton<ServiceReach>();
        services.AddSingleton<NameAreas>();
        services.AddSingleton<ListServicesInScope>();
        services.AddSingleton<SaveService>();
        services.AddSingleton<ReadService>();
        services.AddSingleton<KeepServicePlace>();
        services.AddSingleton<TranslateService>();
        services.AddSingleton<ReportCapacity>();
        services.AddSingleton<ReviewServices>();
        services.AddSingleton<DecideReview>();
        services.AddSingleton<ConfirmServices>();
    }

    private static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<AnswerAreas>();
        services.AddSingleton<SearchDirectory>();
        services.AddSingleton<ShowEntry>();
        services.AddSingleton<ShowMunicipality>();
        services.AddSingleton<ShowToday>();
        services.AddSingleton<ListMunicipalities>();
        services.AddSingleton<ListAddresses>();
        services.AddSingleton<ShowPosts>();
    }

    private static void AddQuality(this IServiceCollection services)
    {
        services.AddSingleton<ListPostsToConfirm>();
        services.AddSingleton<ConfirmEntries>();
        services.AddSingleton<ConfirmationLinks>();
        services.AddSingleton<SuggestChange>();
        services.AddSingleton<ListSuggestions>();
        services.AddSingleton<DecideSuggestion>();
        services.AddSingleton<ApplyContact>();
        services.AddSingleton<ShowQuality>();
        services.AddSingleton<ExportQuality>();
        services.AddSingleton<DueEntries>();
        services.AddSingleton<DueServices>();
        services.AddSingleton<SuggestionAnswers>();
        services.AddSingleton<ReadSuggestion>();
        services.AddSingleton<MailedAddresses>();
        services.AddSingleton<ReminderMails>();
        services.AddSingleton<DueMails>();
        services.AddSingleton<SendReminders>();
        services.AddSingleton<SendMonthlyMails>();
        services.AddSingleton<SendServiceMails>();
        services.AddSingleton<DailyMails>();
        services.AddSingleton<ReminderPlan>();
        services.AddSingleton<TellAtOnce>();
        services.AddSingleton<QualityJobs>();
    }

    private static void AddReferrals(this IServiceCollection services)
    {
        services.AddSingleton<CodeSeal>();
        services.AddSingleton<ReadReferrals>();
        services.AddSingleton<ReferToService>();
        services.AddSingleton<MoveReferral>();
        services.AddSingleton<ShowReferral>();
        services.AddSingleton<ShowSlipService>();
        services.AddSingleton<CountNeeds>();
        services.AddSingleton<ListReferrals>();
        services.AddSingleton<AnswerGuide>();
        services.AddSingleton<GuidePlaces>();
        services.AddSingleton<CodeGuard>();
        services.AddSingleton<ReportBack>();
        services.AddSingleton<ReferrerNames>();
    }

    private static void AddInfomails(this IServiceCollection services)
    {
        services.AddSingleton<InfomailLinks>();
        services.AddSingleton<AskSubscription>();
        services.AddSingleton<ConfirmSubscription>();
        services.AddSingleton<EndSubscription>();
        services.AddSingleton<ReadInfomails>();
        services.AddSingleton<ShowInfomails>();
        services.AddSingleton<WriteInfomail>();
        services.AddSingleton<ComposeInfomail>();
        services.AddSingleton<SendInfomails>();
        services.AddSingleton<ForgetRequests>();
    }

    private static void AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<ReadOwnEntry>();
        services.AddSingleton<StaffReach>();
        services.AddSingleton<StaffChoices>();
        services.AddSingleton<ListEntries>();
        services.AddSingleton<ListHoldings>();
        services.AddSingleton<ReadEntry>();
        services.AddSingleton<PreviewEntry>();
        services.AddSingleton<RemoveEntry>();
        services.AddSingleton<FindChanges>();
        services.AddSingleton<FindTaken>();
        services.AddSingleton<DecideMail>();
        services.AddSingleton<NameSubjects>();
        services.AddSingleton<FindPost>();
    }

    private static void AddExchange(this IServiceCollection services)
    {
        services.AddSingleton<ReadHsds>();
        services.AddSingleton<RememberReading>();
        services.AddSingleton<UploadImport>();
        services.AddSingleton<AnswerImport>();
        services.AddSingleton<ImportChoices>();
        services.AddSingleton<ShowImports>();
        services.AddSingleton<DecideImport>();
        services.AddSingleton<RunNextImport>();
        services.AddSingleton<ExportEntries>();
    }
}
