using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Time;

namespace IntMan.Portal.Pages.Directory;

public sealed record FormTools(StaffReach Reach, StaffChoices Choices, ReadEntry Entries, PreviewEntry Preview, RemoveEntry Remove,
    ListHoldings Holdings, FindTaken Taken, MunicipalCalendar Calendar);
