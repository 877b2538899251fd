namespace IntMan.Portal.Mail;

/// <summary>Registers the outbox and the templates.</summary>
public static class MailServices
{
    public static void AddPortalMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailTemplates>();
    }
}
