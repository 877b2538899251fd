using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Tests.Hours;

public sealed class OfficeHourEndTests
{
    private static OfficeHour Monday() => new(Guid.NewGuid(), null, DayOfWeek.Monday, new(9, 0), new(12, 0), new(2026, 1, 1));

    [Fact]
    public void EndAt_LaterEnd_IsKeptAndRaisesTheSequence()
    {
        var hour = Monday();
        hour.EndAt(new(12, 30));
        Assert.Equal((new TimeOnly(12, 30), 1), (hour.EndsAt!.Value, hour.Sequence));
    }

    [Fact]
    public void EndAt_SameEnd_ChangesNothing()
    {
        var hour = Monday();
        hour.EndAt(new(12, 0));
        Assert.Equal(0, hour.Sequence);
    }

    [Fact]
    public void EndAt_BeforeTheStart_IsRefused() => Assert.Equal("EndsAt",
        Assert.Throws<RuleViolation>(() => Monday().EndAt(new(8, 0))).Field);
}
