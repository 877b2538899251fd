using IntMan.Portal.Security;

namespace IntMan.Portal.Infrastructure;

/// <summary>
/// Stands before everything, the framework's check of the host included: what is refused there has the portal's headers and a page too.
/// </summary>
public sealed class OutermostAnswers : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseSecurityHeaders();
        app.Use(async (context, inner) =>
        {
            await inner(context);
            await ErrorAnswer.WriteIfEmptyAsync(context);
        });
        next(app);
    };
}
