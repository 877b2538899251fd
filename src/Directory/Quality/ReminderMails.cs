using IntMan.Directory.Contacts;
using IntMan.Directory.People;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Quality;

/// <summary>The mails that ask to confirm.</summary>
public sealed class ReminderMails(MailTemplates templates, MailedAddresses addresses, IPublishedText published, FreshnessRules freshness)
{
    public const string DueKind = "confirmation.due";
    public const string MonthlyKind = "confirmation.monthly";

    private static readonly string Days = ((int)ConfirmationLinks.Lifetime.TotalDays)
        .ToString(System.Globalization.CultureInfo.InvariantCulture);

    public OutgoingMail Due(WarningStage stage, string address, IReadOnlyList<DueEntry> entries, NewConfirmationLink? link,
        DateOnly today) => templates.Render("bestaetigung-faellig", new TemplateValues()
        .Set("titel", entries.Count == 1 ? entries[0].Title : $"{entries.Count} Einträge")
        .Set("stufe", Introduction(stage, entries.Count))
        .SetRows("eintraege", entries.Select(entry => new Dictionary<string, string?> { ["titel"] = entry.Title,
            ["stand"] = StateOf(entry.ConfirmedOn, freshness.ContactDays, today), ["adresse"] = addresses.OfEntry(entry.Slug) }))
        .Set("link", link is null ? null : addresses.OfLink(link.Code))
        .Set("tage", Days)).To(DueKind, address) with { IsRepeatSafe = true };

    public OutgoingMail Monthly(PublishedPerson person, IReadOnlyList<Contact> entries, NewConfirmationLink link, DateOnly today) =>
        templates.Render("eintrag-monatlich", new TemplateValues()
        .Set("name", person.Name)
        .SetRows("eintraege", entries.Select(entry => new Dictionary<string, string?> { ["titel"] = entry.Post.Title,
            ["adresse"] = addresses.OfEntry(entry.Slug), ["text"] = TextOf(entry, today) }))
        .Set("link", addresses.OfLink(link.Code))
        .Set("tage", Days)).To(MonthlyKind, person.Email) with { IsRepeatSafe = true, ToName = person.Name };

    public OutgoingMail Services(WarningStage stage, string address, IReadOnlyList<DueService> services, NewConfirmationLink? link,
        bool isMonthly, DateOnly today) => templates.Render("angebote-bestaetigen", new TemplateValues()
        .Set("titel", services.Count == 1 ? services[0].Name : $"{services.Count} Angebote")
        .Set("anlass", (isMonthly, stage, services.Count) switch
        {
            (true, _, _) => "das ist von Ihrer Organisation veröffentlicht:",
            (_, WarningStage.Coordination, _) => "diese Angebote in Ihrem Kreis hat trotz Erinnerung niemand bestätigt:",
            (_, _, 1) => "dieses Angebot ist bald zu bestätigen, oder die Bestätigung ist schon überfällig:",
            _ => "diese Angebote sind bald zu bestätigen, oder die Bestätigung ist schon überfällig:",
        })
        .SetRows("angebote", services.Select(service => new Dictionary<string, string?> { ["titel"] = service.Name,
            ["stand"] = StateOf(service.ConfirmedOn, freshness.ServiceDays, today), ["adresse"] = addresses.OfService(service.Slug) }))
        .Set("link", link is null ? null : addresses.OfLink(link.Code))
        .Set("tage", Days)).To(isMonthly ? MonthlyKind : DueKind, address) with { IsRepeatSafe = true };

    private string TextOf(Contact entry, DateOnly today) =>
        string.Join('\n', published.Of(entry, today).Skip(1)
            .Select(line => $"{line.Label}: {string.Join("; ", line.Texts)}"));

    private static string StateOf(DateOnly? confirmedOn, int days, DateOnly today)
    {
        if (confirmedOn is not { } confirmed)
        {
            return "Noch nie bestätigt.";
        }

        var until = confirmed.AddDays(days);
        var day = Day(confirmed);
        return until < today ? $"Zuletzt bestätigt am {day}, seit {Day(until)} überfällig."
            : $"Zuletzt bestätigt am {day}, gilt bis {Day(until)}.";
    }

    private static string Day(DateOnly day) => day.ToString("d. MMMM yyyy", Language.German.Culture);

    private static string Introduction(WarningStage stage, int count) => (stage, count) switch
    {
        (WarningStage.Owner, 1) => "dieser Eintrag ist bald zu bestätigen, oder die Bestätigung ist schon überfällig:",
        (WarningStage.Owner, _) => "diese Einträge sind bald zu bestätigen, oder die Bestätigung ist schon überfällig:",
        (WarningStage.Deputy, _) => "niemand hat bisher bestätigt, dass diese Angaben stimmen. Sie vertreten die Stelle und können es tun:",
        _ => "diese Einträge in Ihrem Kreis hat trotz Erinnerung niemand bestätigt:",
    };
}
