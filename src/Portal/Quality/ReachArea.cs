using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Portal.Security;

namespace IntMan.Portal.Quality;

/// <summary>The reach of somebody signed in, as queries of the directory take it.</summary>
public static class ReachArea
{
    public static AccessScope Area(this Reach reach) => new(reach.CoversAll, reach.Municipalities, reach.Counties);
}
