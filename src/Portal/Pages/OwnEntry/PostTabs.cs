using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace IntMan.Portal.Pages.OwnEntry;

// What there is about one post, for whoever may keep it; each tab is a page of its own.
public static class PostTabs
{
    /// <param name="slug">Of the post; null where several are shown together.</param>
    /// <param name="holder">Family name of the only holder, to find the account by.</param>
    public static IReadOnlyList<Tab> Of(HttpContext context, PostInAddress kept, string? slug, string? holder)
    {
        List<Tab> tabs =
        [
            new("Übersicht", kept.Base, $"{kept.Base}/termin", $"{kept.Base}/zusatztermin"),
            new("Sprechzeiten", $"{kept.Base}/sprechstunden", $"{kept.Base}/sprechstunde"),
            new("Abwesenheiten", $"{kept.Base}/abwesenheit", $"{kept.Base}/abwesend"),
        ];
        if (kept.PostId is not { } post)
        {
            return [.. tabs, new("Profil und Einwilligung", $"{kept.Base}/profil"), new("Bestätigung", "/konto/bestaetigung")];
        }

        tabs.Add(new("Straßen", $"{kept.Base}/zustaendigkeiten"));
        tabs.Add(new("Öffentliche Karte", $"/ansprechpersonen/{slug}"));
        var reach = Reach.Of(context.User);
        if (reach.EditsDirectory)
        {
            tabs.Add(new("Bestätigungen", $"/verwaltung/bestaetigen?stelle={slug}"));
            tabs.Add(new("Angaben", $"/verwaltung/stellen/{post}"));
            tabs.Add(new("Verlauf", $"/verwaltung/verlauf/stellen/{post}"));
        }

        if (holder is not null && reach.AccountArea.HasArea)
        {
            tabs.Add(new("Konto", $"/verwaltung/konten?q={Uri.EscapeDataString(holder)}"));
        }

        return tabs;
    }

    // Pages of one's own entry at the address of a post, too.
    public static void AddPostRoutes(this PageConventionCollection conventions)
    {
        foreach (var (page, below) in new[]
        {
            ("OwnEntryStart", ""), ("OfficeHours", "/sprechstunden"), ("OfficeHourForm", "/sprechstunde/{id:guid?}"),
            ("DateForm", "/termin/{stunde:guid}/{tag}"), ("ExtraDateForm", "/zusatztermin"), ("Absences", "/abwesenheit"),
            ("AbsenceForm", "/abwesend/{id:guid?}"),
        })
        {
            conventions.AddPageRoute($"/OwnEntry/{page}", "/stellen/{post:guid}" + below);
        }
    }
}
