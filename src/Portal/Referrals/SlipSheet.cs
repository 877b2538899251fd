using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Referrals;

public sealed record SlipSheet(Guid ReferralId, SlipService Service, string? Code, string ReportAddress, string ReferredBy, DateOnly Today)
{
    private const int MostDates = 3;

    public string Title => $"Zettel {Service.Service.Name}";

    // What the QR code holds: the code stands behind the #, which browsers send to nobody.
    public string ScanAddress => $"{ReportAddress}#{Code}";

    // Which of several places it is, or that it is none of them.
    public Place? PlaceOf(OfficeHourDate date) => Service.PlaceOf(date) is { } place && (Service.Places.Count > 1
        || Service.Places.All(usual => usual.Id != place.Id)) ? place : null;

    public IReadOnlyList<OfficeHourDate> Dates => [.. Service.Dates.Take(MostDates)];
}

public sealed class SlipSheets(ShowReferral showReferral, ShowSlipService showService, ReferrerNames names, MunicipalCalendar calendar,
    SiteSettings site)
{
    public async Task<SlipSheet?> OfAsync(Caller referrer, Guid id, Language language, HttpRequest request,
        CancellationToken cancellation)
    {
        if (await showReferral.ExecuteAsync(referrer, id, cancellation) is not { } entry
            || await showService.ExecuteAsync(entry.Service.Slug, language.Code, cancellation) is not { } service)
        {
            return null;
        }

        var name = entry.Referral.PersonId is { } person ? await names.ExecuteAsync(person, cancellation) : null;
        return new SlipSheet(
            id, service, entry.Code, site.AddressOf(request, language.Prefix + "/rueckmeldung"), name is null
            ? entry.Referral.ReferredAs : $"{name}, {entry.Referral.ReferredAs}", calendar.Today);
    }
}
