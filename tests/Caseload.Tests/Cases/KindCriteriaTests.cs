using IntMan.Caseload.Cases;

namespace IntMan.Caseload.Tests.Cases;

/// <summary>Anhang 4: which kind of consultation the criteria speak for.</summary>
public sealed class KindCriteriaTests
{
    [Theory]
    [InlineData(false, null, null, null, CaseKind.Inquiry)]
    [InlineData(null, null, null, null, CaseKind.Inquiry)]
    [InlineData(true, null, null, null, CaseKind.Simple)]
    [InlineData(true, false, true, null, CaseKind.Simple)]
    [InlineData(true, true, true, null, CaseKind.Managed)]
    [InlineData(true, true, null, null, CaseKind.Managed)]
    [InlineData(true, true, false, null, CaseKind.Simple)]
    [InlineData(true, null, true, true, CaseKind.Managed)]
    public void Recommended_FollowsTheTable(bool? isLong, bool? isComplex, bool? isActive, bool? isMonitored, CaseKind kind) =>
        Assert.Equal(kind, new KindCriteria(isLong, isComplex, isActive, isMonitored).Recommended);

    [Fact]
    public void Keys_ComeBackAsTheyWere()
    {
        var criteria = new KindCriteria(true, false, null, true);
        Assert.Equal(["lang+", "komplex-", "monitoring+"], criteria.Keys);
        Assert.Equal(criteria, KindCriteria.Of(criteria.Keys));
    }

    [Theory]
    [InlineData(EndReason.Reached, ReportingStatus.NoNeed)]
    [InlineData(EndReason.LeftCountry, ReportingStatus.LeftCountry)]
    [InlineData(EndReason.SelfProtection, ReportingStatus.BrokenOff)]
    [InlineData(EndReason.LittleCooperation, ReportingStatus.BrokenOff)]
    [InlineData(EndReason.HandedOver, null)]
    public void EndReasons_MeanAStatus(EndReason reason, ReportingStatus? status) => Assert.Equal(status, CaseWords.StatusOf(reason));
}
