using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Directory.Services;
using IntMan.Directory.Services.Search;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Portal.Database;
using IntMan.Portal.Infrastructure;
using IntMan.Portal.Pages.OwnEntry;

namespace IntMan.Portal;

// Registers the use cases of the directory: reading ones get the public zone and cannot reach another, writing ones the zone of staff.
public static class DirectoryServices
{
    public static void AddPortalDirectory(this IServiceCollection services, PortalDatabase database)
    {
        ReadingConventions.Apply();
        services.AddSingleton(database);
        services.AddSingleton(database.Zones);
        services.AddSingleton(new PublicSource(database.Public));
        services.AddSingleton<MunicipalCalendar>();
        services.AddSingleton<AnswerAreas>();
        services.AddSingleton<SearchDirectory>();
        services.AddSingleton<ShowEntry>();
        services.AddSingleton<ShowMunicipality>();
        services.AddSingleton<ShowService>();
        services.AddSingleton<ListServices>();
        services.AddSingleton<ServiceIndex>();
        services.AddSingleton(Synonyms.Read(Path.Combine(AppContext.BaseDirectory, "content", "synonyms.yaml")));
        services.AddHostedService<ReadServicesAtStart>();
        services.AddSingleton<ShowToday>();
        services.AddSingleton<ListMunicipalities>();
        services.AddSingleton<ListAddresses>();
        services.AddSingleton<ReadHsds>();
        services.AddSingleton(new StaffSource(database.Staff));
        services.AddSingleton<EditDirectory>();
        services.AddSingleton<DirectoryChanges>();
        services.AddSingleton<PublicChanges>();
        services.AddSingleton<ShowHistory>();
        services.AddSingleton<RestoreEntry>();
        services.AddSingleton<UndoChangeSet>();
        services.AddOwnEntry();
        services.AddStaffDirectory();
    }

    private static void AddOwnEntry(this IServiceCollection services)
    {
        services.AddSingleton<ReadOwnEntry>();
        services.AddSingleton<ShowPosts>();
        services.AddSingleton<ListColleagues>();
        services.AddSingleton<ChangeProfile>();
        services.AddSingleton<ChangeConsent>();
        services.AddSingleton<RecordAbsence>();
        services.AddSingleton<ChangeAbsence>();
        services.AddSingleton<EndAbsence>();
        services.AddSingleton<AddOfficeHour>();
        services.AddSingleton<ChangeOfficeHour>();
        services.AddSingleton<EndOfficeHour>();
        services.AddSingleton<CancelDates>();
        services.AddSingleton<RestoreDates>();
        services.AddSingleton<MoveDate>();
        services.AddSingleton<AddDate>();
        services.AddSingleton<ChangeDate>();
        services.AddSingleton<UploadImport>();
        services.AddSingleton<ShowImports>();
        services.AddSingleton<DecideImport>();
        services.AddSingleton<RunNextImport>();
    }
}
