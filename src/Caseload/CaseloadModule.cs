using IntMan.Caseload.Guard;
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
    }
}
