using IntMan.Portal.Infrastructure;
using Npgsql;

namespace IntMan.Portal.Tests.Starting;

/// <summary>Failures of the database that pass are told from defects of the portal.</summary>
public sealed class FailureStatusTests
{
    // As PostgreSQL reports them; the first one with a full disk, when a new session begins.
    [Theory]
    [InlineData("FATAL", "XX000", 503)]
    [InlineData("FATAL", "57P01", 503)]
    [InlineData("FATAL", "57P03", 503)]
    [InlineData("PANIC", "53100", 503)]
    [InlineData("ERROR", "53100", 503)]
    [InlineData("ERROR", "57014", 503)]
    [InlineData("ERROR", "XX000", 500)]
    [InlineData("ERROR", "42501", 500)]
    public void Status_OfAFailureOfTheDatabase_SaysWhoseItIs(string severity, string code, int status)
    {
        var failure = new PostgresException("could not write init file", severity, severity, code);
        Assert.Equal(status, Failures.StatusOf(new InvalidOperationException("An exception has been raised.", failure)));
    }
}
