using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using IntMan.Meetings.Planning;
using IntMan.Portal.Database;
using IntMan.Portal.Workers;

namespace IntMan.Portal.Mail;

public static class MailServices
{
    public static void AddPortalMail(this WebApplicationBuilder builder, PortalSettings portal)
    {
        var services = builder.Services;
        var settings = MailSettings.Read(builder.Configuration, portal);
        services.AddSingleton(settings);
        services.AddSingleton(new MeetingOffice(settings.From, settings.FromName));
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<MailClaims>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<ShowOutbox>();
        services.AddSingleton<CountMails>();
        services.AddSingleton<ForgetMails>();
        services.AddSingleton<ReadDevelopmentMails>();
        services.AddHostedService<MailRetention>();

        // Without a mail server a public portal lets the mails wait: "check" and the operators' page say so.
        if (settings.Host is not null || portal.IsDevelopment)
        {
            services.AddHostedService<MailWorker>();
        }
    }
}
