using System.Globalization;

namespace IntMan.Portal.Tests.Support;

/// <summary>Stands still at Wednesday 18 November 2026, 14:12 in Germany, until a test asks as of another moment.</summary>
public sealed class TestClock : TimeProvider
{
    public const string Usual = "2026-11-18T14:12";

    private DateTimeOffset _now = Read(Usual);

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    /// <param name="winterTime">Local time without offset, e.g. 2026-11-18T16:31; all tests lie in winter time.</param>
    public void Set(string winterTime) => _now = Read(winterTime);

    private static DateTimeOffset Read(string winterTime) =>
        new(DateTime.ParseExact(winterTime, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(1));
}
