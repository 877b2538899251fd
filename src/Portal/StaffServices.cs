using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Services;
using IntMan.Directory.Staff;
using IntMan.Portal.Pages.Directory;
using IntMan.Portal.Pages.Services;

namespace IntMan.Portal;

public static class StaffServices
{
    public static void AddStaffDirectory(this IServiceCollection services)
    {
        services.AddSingleton<StaffReach>();
        services.AddSingleton<StaffChoices>();
        services.AddSingleton<ListEntries>();
        services.AddSingleton<ListHoldings>();
        services.AddSingleton<ReadEntry>();
        services.AddSingleton<PreviewEntry>();
        services.AddSingleton<RemoveEntry>();
        services.AddSingleton<SavePerson>();
        services.AddSingleton<SavePost>();
        services.AddSingleton<SaveHolder>();
        services.AddSingleton<SavePlace>();
        services.AddSingleton<SaveOrganisation>();
        services.AddSingleton<SaveDistrict>();
        services.AddSingleton<SaveStreet>();
        services.AddSingleton<SaveMunicipality>();
        services.AddSingleton<SaveCounty>();
        services.AddSingleton<SaveAssociation>();
        services.AddSingleton<SaveCommission>();
        services.AddSingleton<SaveTargetGroup>();
        services.AddSingleton<SaveSchoolHoliday>();
        services.AddSingleton<ReadTerritory>();
        services.AddSingleton<ChangeResponsibilities>();
        services.AddSingleton<PlannedChanges>();
        services.AddSingleton<FindChanges>();
        services.AddSingleton<SwitchCommission>();
        services.AddSingleton<ShowCommissionSwitch>();
        services.AddSingleton<FormTools>();
        services.AddSingleton<ServiceReach>();
        services.AddSingleton<NameAreas>();
        services.AddSingleton<ListKeptServices>();
        services.AddSingleton<SaveService>();
        services.AddSingleton<ReadService>();
        services.AddSingleton<KeepServicePlace>();
        services.AddSingleton<TranslateService>();
        services.AddSingleton<ReportCapacity>();
        services.AddSingleton<ServiceTools>();
        services.AddSingleton<ReviewServices>();
        services.AddSingleton<DecideReview>();
        services.AddSingleton<ConfirmServices>();
    }
}
