using IntMan.Portal.Security;

namespace IntMan.Portal.Infrastructure;

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
