using IntMan.Directory.Published;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Pages.Directory.Infomails;

/// <summary>How moments stand on the pages about Infomails.</summary>
public static class InfomailWords
{
    /// <summary>"18. November 2026, 14:12 Uhr".</summary>
    public static string Moment(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, MunicipalCalendar.Zone).ToString("d. MMMM yyyy, HH:mm 'Uhr'", Language.German.Culture);
}
