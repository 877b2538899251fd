using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Portal.Database;

namespace IntMan.Portal;

/// <summary>Registers the use cases of the directory: reading ones get the public zone and cannot reach another, writing ones the zone of staff.</summary>
public static class DirectoryServices
{
    public static void AddPortalDirectory(this IServiceCollection services, PortalDatabase database)
    {
        ReadingConventions.Apply();
        services.AddSingleton(database);
        services.AddSingleton(new PublicSource(database.Public));
        services.AddSingleton<MunicipalCalendar>();
        services.AddSingleton<AnswerAreas>();
        services.AddSingleton<SearchDirectory>();
        services.AddSingleton<ShowEntry>();
        services.AddSingleton<ShowMunicipality>();
        services.AddSingleton<ShowToday>();
        services.AddSingleton<ListMunicipalities>();
        services.AddSingleton<ListAddresses>();
        services.AddSingleton(new StaffSource(database.Staff));
        services.AddSingleton<EditDirectory>();
        services.AddSingleton<ShowHistory>();
        services.AddSingleton<RestoreEntry>();
        services.AddSingleton<UndoChangeSet>();
    }
}
