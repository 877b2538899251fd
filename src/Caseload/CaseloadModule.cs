using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Guard;
using IntMan.Caseload.HandOver;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Caseload.Retention;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Caseload.Work;
using IntMan.Directory.Published;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Caseload;

/// <summary>Registers the use cases of the caseload. Zones, clock, audit and settings come from whoever calls it.</summary>
public static class CaseloadModule
{
    /// <param name="services">Of the portal.</param>
    /// <param name="content">Folder with the catalogues that are kept as files.</param>
    public static void AddCaseload(this IServiceCollection services, string content)
    {
        services.AddSingleton(TextGuard.Read(Path.Combine(content, "caseload", "guard")));
        services.AddCatalogues(content);
        services.AddCases();
        services.AddSingleton<IWorkList, OpenCaseWork>();
        services.AddPlans();
        services.AddConsultations();
        services.AddHandOver();
        services.AddRetention();
        services.AddStatistics(content);
    }

    private static void AddCatalogues(this IServiceCollection services, string content)
    {
        services.AddSingleton(_ => new FormDefinition(content));
        services.AddSingleton(_ => new PointCatalogue(content));
        services.AddSingleton(_ => new GoalCatalogue(content));
        services.AddSingleton(_ => new TopicCatalogue(content));
        services.AddSingleton(_ => new AgreementWords(content));
    }

    private static void AddCases(this IServiceCollection services)
    {
        services.AddSingleton<CaseloadChanges>();
        services.AddSingleton<CaseTexts>();
        services.AddSingleton<KnownNames>();
        services.AddSingleton<PublicDirectory>();
        services.AddSingleton<FindServices>();
        services.AddSingleton<CasePlaces>();
        services.AddSingleton<ReadCase>();
        services.AddSingleton<ListCases>();
        services.AddSingleton<OpenCase>();
        services.AddSingleton<ProposeAlias>();
        services.AddSingleton<ChangeFrame>();
        services.AddSingleton<RecordConsent>();
        services.AddSingleton<WithdrawConsent>();
        services.AddSingleton<EndCase>();
        services.AddSingleton<ReopenCase>();
        services.AddSingleton<ReportStatus>();
        services.AddSingleton<SetTandem>();
        services.AddSingleton<OpenAsSubstitute>();
    }

    private static void AddPlans(this IServiceCollection services)
    {
        services.AddSingleton<SavePartA>();
        services.AddSingleton<ShowPartA>();
        services.AddSingleton<SaveGoal>();
        services.AddSingleton<ShowGoals>();
        services.AddSingleton<SavePoints>();
        services.AddSingleton<ShowPoints>();
    }

    private static void AddConsultations(this IServiceCollection services)
    {
        services.AddSingleton<RecordConsultation>();
        services.AddSingleton<RecordDays>();
        services.AddSingleton<ShowCase>();
        services.AddSingleton<ListTalks>();
    }

    private static void AddHandOver(this IServiceCollection services)
    {
        services.AddSingleton<FindColleagues>();
        services.AddSingleton<ShowHandOvers>();
        services.AddSingleton<ProposeHandOver>();
        services.AddSingleton<AnswerHandOver>();
    }

    private static void AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<ListErasures>();
        services.AddSingleton<EraseByHand>();
        services.AddSingleton<EraseDue>();
        services.AddSingleton<ListReads>();
    }

    private static void AddStatistics(this IServiceCollection services, string content)
    {
        services.AddSingleton(provider => new IndicatorCatalogue(content, provider.GetRequiredService<FormDefinition>()));
        services.AddSingleton<CountFigures>();
        services.AddSingleton<MakeReport>();
        services.AddSingleton<ReadReports>();
        services.AddSingleton<ComposeReport>();
        services.AddSingleton<ReleaseReport>();
        services.AddSingleton<ReadPublished>();
        services.AddSingleton(_ => new StatementTemplate(content));
        services.AddSingleton<WriteStatement>();
        services.AddSingleton<ShowFigures>();
        services.AddSingleton<TopicReport>();
    }
}
