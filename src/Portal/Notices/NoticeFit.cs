using IntMan.Directory.Exchange.Import;

namespace IntMan.Portal.Notices;

// How large the text of a notice may be so that all of it stays on one page. CSS cannot shrink text to fit, so the height is reckoned in
// the units of notice.css (one hundredth of the page's width); a browser test checks the reckoning.
public static class NoticeFit
{
    private const double PageHeight = 141;
    private const double LineHeight = 2.9;

    public static int Percent(NoticeSheet sheet, int languages)
    {
        // Bar, foot, padding and the fixed part of the code do not scale; the longer heading of offices takes a second line.
        var rigid = 32 + (languages > 1 ? 4 : 0) + (languages > 3 ? 4 : 0) + (sheet.IsCounselling ? 0 : 8);
        var elastic = Hours(sheet, languages) + Words(sheet, languages) + Foot(sheet, languages);
        var room = (PageHeight - rigid) / elastic;

        // Smaller letters also fill fewer lines.
        return Math.Clamp((int)((room < 1 ? Math.Pow(room, 0.75) : room) * 20) * 5, 55, 120);
    }

    private static double Hours(NoticeSheet sheet, int languages)
    {
        const double Row = 4.6;
        var rows = sheet.Days.SelectMany(day => day.Hours).Sum(hour =>
        {
            // The last column takes about 30 letters in a line.
            var letters = (hour.Who?.Length ?? 0) + (hour.Place?.Length ?? 0);
            var words = hour.Rule.IsByArrangement || !sheet.NeedsNoAppointment ? 18 * languages : 0;
            return Row + ((Math.Ceiling((letters + words + 2) / 30.0) - 1) * LineHeight * 1.15);
        });

        // Names of days wrap from the third language on.
        var singleDays = sheet.Days.Count(day => day.Hours.Count == 1);
        return 14 + rows + (languages > 2 ? singleDays * LineHeight : 0) + (sheet.Days.Count == 0 ? languages * LineHeight : 0);
    }

    private static double Words(NoticeSheet sheet, int languages)
    {
        var areas = sheet.Areas is { } text ? (1 + Math.Ceiling((text.Length + (22 * languages)) / 75.0)) * LineHeight : 0;
        var help = sheet.IsCounselling ? 21 : 0;
        var sentences = languages == 1 ? 2 * LineHeight : Math.Ceiling(languages / 2.0) * (sheet.IsCounselling ? 6 : 3) * LineHeight;
        var lines = sheet.Changes.Sum(change => Math.Ceiling((34 + (14 * languages) + (change.Details?.Length ?? 0)) / 80.0));
        return areas + help + sentences + (lines * LineHeight);
    }

    private static double Foot(NoticeSheet sheet, int languages)
    {
        var contacts = sheet.Contacts.Count == 1 ? 4 : Math.Ceiling(sheet.Contacts.Count / 2.0) * (sheet.Contacts.Count <= 4 ? 5 : 4);
        var lines = contacts + 1 + Math.Ceiling((string.Join(", ", sheet.SpokenLanguages).Length + (12 * languages)) / 50.0);
        return Math.Max(22, (lines * LineHeight) + 2);
    }
}
