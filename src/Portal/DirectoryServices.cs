using IntMan.Caseload;
using IntMan.Directory;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Meetings;
using IntMan.Portal.Database;
using IntMan.Portal.Infrastructure;
using IntMan.Portal.Pages.Directory;
using IntMan.Portal.Pages.OwnEntry;
using IntMan.Portal.Pages.Services;

namespace IntMan.Portal;

// What reads gets the public zone and cannot reach another, what writes the zone of staff.
public static class DirectoryServices
{
    public static void AddPortalDirectory(this IServiceCollection services, PortalDatabase database)
    {
        ReadingConventions.Apply();
        services.AddSingleton(database);
        services.AddSingleton(database.Zones);
        services.AddSingleton(new PublicSource(database.Public));
        services.AddSingleton(new StaffSource(database.Staff));
        services.AddSingleton<ReadAsCaller>();
        services.AddSingleton<PublicChanges>();
        services.AddSingleton<MunicipalCalendar>();
        services.AddDirectory(Path.Combine(AppContext.BaseDirectory, "content"));
        services.AddMeetings(Path.Combine(AppContext.BaseDirectory, "content"));
        services.AddCaseload(Path.Combine(AppContext.BaseDirectory, "content"));
        services.AddHostedService<ReadServicesAtStart>();
        services.AddSingleton<ChangeDate>();
        services.AddSingleton<FormTools>();
        services.AddSingleton<ServiceTools>();
    }
}
