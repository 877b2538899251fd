namespace IntMan.Portal.Referrals;

public static class ReferralServices
{
    public static void AddReferrals(this IServiceCollection services)
    {
        services.AddSingleton<ReferralForm>();
        services.AddSingleton<SlipSheets>();
        services.AddSingleton<SlipPrints>();
    }
}
