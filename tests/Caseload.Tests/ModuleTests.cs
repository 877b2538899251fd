using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Caseload.Tests;

public sealed class ModuleTests
{
    [Fact]
    public void UseCases_AreMadeOnce()
    {
        var services = new ServiceCollection();
        services.AddCaseload(Path.Combine(Repository.Root, "content"));
        Assert.All(services, service => Assert.Equal(ServiceLifetime.Singleton, service.Lifetime));
    }
}
