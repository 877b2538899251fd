using IntMan.Directory.Published;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Pages.Directory.Infomails;

public static class InfomailWords
{
    public static string Moment(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, MunicipalCalendar.Zone)
        .ToString("d. MMMM yyyy, HH:mm 'Uhr'", Language.German.Culture);
}
