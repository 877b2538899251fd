using IntMan.Directory.Guide;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;

namespace IntMan.Portal.Referrals;

public static class ReferralServices
{
    public static void AddReferrals(this IServiceCollection services)
    {
        services.AddSingleton(_ => new GuideRules(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton<ICodeSeal, CodeSeal>();
        services.AddSingleton<ReadReferrals>();
        services.AddSingleton<ReferToService>();
        services.AddSingleton<MoveReferral>();
        services.AddSingleton<ShowReferral>();
        services.AddSingleton<ShowSlipService>();
        services.AddSingleton<CountNeeds>();
        services.AddSingleton<IReferralNeeds>(provider => provider.GetRequiredService<CountNeeds>());
        services.AddSingleton<ListReferrals>();
        services.AddSingleton<AnswerGuide>();
        services.AddSingleton<GuidePlaces>();
        services.AddSingleton<CodeGuard>();
        services.AddSingleton<ReportBack>();
        services.AddSingleton<ReferrerNames>();
        services.AddSingleton<ReferralForm>();
        services.AddSingleton<SlipSheets>();
        services.AddSingleton<SlipPrints>();
    }
}
