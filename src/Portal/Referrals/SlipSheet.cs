using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Referrals;

/// <summary>What stands on a slip (Zettel), A5, in one language.</summary>
/// <param name="ReferralId">For the address of the page; never on the slip.</param>
/// <param name="Service">As published.</param>
/// <param name="Code">For /rueckmeldung; null once it has expired.</param>
/// <param name="ReportAddress">Absolute address of /rueckmeldung in the language, without the code.</param>
/// <param name="ReferredBy">Function, and the name if it is public.</param>
/// <param name="Today">Day of printing.</param>
public sealed record SlipSheet(Guid ReferralId, SlipService Service, string? Code, string ReportAddress, string ReferredBy, DateOnly Today)
{
    /// <summary>So many dates fit.</summary>
    private const int MostDates = 3;

    /// <summary>Title of page and PDF; says nothing about anybody.</summary>
    public string Title => $"Zettel {Service.Service.Name}";

    /// <summary>What the QR code holds: the code stands behind the #, which browsers send to nobody.</summary>
    public string ScanAddress => $"{ReportAddress}#{Code}";

    public IReadOnlyList<OfficeHourDate> Dates => [.. Service.Dates.Take(MostDates)];
}

/// <summary>Makes slips from a referral and the public read side.</summary>
public sealed class SlipSheets(ShowReferral showReferral, ShowSlipService showService, ReferrerNames names, MunicipalCalendar calendar, SiteSettings site)
{
    /// <returns>Null when there is no such referral for this account, or its service is not published any more.</returns>
    public async Task<SlipSheet?> OfAsync(Referrer referrer, Guid id, Language language, HttpRequest request, CancellationToken cancellation)
    {
        if (await showReferral.ExecuteAsync(referrer, id, cancellation) is not { } entry || await showService.ExecuteAsync(entry.Service.Slug, language.Code, cancellation) is not { } service)
        {
            return null;
        }

        var name = entry.Referral.PersonId is { } person ? await names.ExecuteAsync(person, cancellation) : null;
        return new SlipSheet(
            id, service, entry.Code, site.AddressOf(request, language.Prefix + "/rueckmeldung"), name is null ? entry.Referral.ReferredAs : $"{name}, {entry.Referral.ReferredAs}", calendar.Today);
    }
}
