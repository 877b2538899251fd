using System.Text.RegularExpressions;
using IntMan.Foundation.Changes;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IntMan.Architecture.Tests;

/// <summary>Whoever writes in a module is told for whom: a page cannot forget to ask whose entry it is.</summary>
public sealed partial class WritingTests
{
    // What writes for nobody who is signed in, each with the reason.
    private static readonly Dictionary<string, string> ExceptionsOfDirectory = new(StringComparer.Ordinal)
    {
        ["ConfirmationLinks"] = "the code in the mail is the authority; it names its entries to the change",
        ["NewConfirmationLink"] = "job of reminders",
        ["DueEntries"] = "job of reminders",
        ["DueServices"] = "job of reminders",
        ["DoneOnce"] = "jobs: what is done once",
        ["ForgetRequests"] = "job of retention",
        ["ForgetOld"] = "job of retention",
        ["ForgetActors"] = "job of retention",
        ["ForgetCodes"] = "job of retention",
        ["ScanStreets"] = "job: what is found about streets",
        ["TakeSnapshot"] = "job: counts of the day",
        ["SendInfomails"] = "job: sends what somebody has written",
        ["ImportHeartbeat"] = "job: says how far an import is",
        ["ImportFile"] = "of the web inside a change with a scope, of the command line by the owner of the database",
        ["CaseloadStaff"] = "command line: shares of positions of invented people",
        ["DemoReferrals"] = "invented data of development",
        ["DemoClosingDays"] = "invented data of development",
        ["SyntheticCounty"] = "command line: invented data for measurements",
        ["CodeGuard"] = "counts attempts of the public zone by a function of the database",
        ["ShowInfomails"] = "reads: a function counts the recipients",
        ["CountNeeds"] = "reads: a function counts referrals",
    };

    private static readonly Dictionary<string, string> ExceptionsOfAccounts = new(StringComparer.Ordinal)
    {
        ["SignInSessions"] = "the sign-in itself: nobody is known before it",
        ["PasswordSignIn"] = "the sign-in itself: makes the stranger it writes for",
        ["AttemptLimit"] = "the sign-in itself: counts at once, also when the sign-in fails",
        ["ProtectionKeys"] = "the keys that sign cookies: before the first request",
        ["OneTimeGuard"] = "the sign-in itself: counts at once, also when the sign-in fails",
        ["JoinAudit"] = "job of the audit log",
        ["ForgetAudit"] = "job of retention",
        ["WatchAudit"] = "job of the audit log",
        ["DemoAccounts"] = "invented accounts of development",
    };

    private static readonly Dictionary<string, string> ExceptionsOfMeetings = new(StringComparer.Ordinal)
    {
        ["DemoConcerns"] = "invented data of development",
        ["DemoYear"] = "invented data of development",
        ["ReadCalendar"] = "reads: a function notes that the secret address was used",
        ["SendMeetingMails"] = "job: reminds of meetings, tasks and minutes",
    };

    private static readonly Dictionary<string, string> ExceptionsOfCaseload = new(StringComparer.Ordinal)
    {
        ["DemoReports"] = "invented data of development",
        ["EraseAgain"] = "command line: erases again what a restored backup had brought back",
    };

    [Theory]
    [InlineData("Directory")]
    [InlineData("Accounts")]
    [InlineData("Meetings")]
    [InlineData("Caseload")]
    public void UseCases_ThatWrite_TakeACaller(string module)
    {
        var code = Code.Of(module);
        var exceptions = module switch
        {
            "Accounts" => ExceptionsOfAccounts,
            "Meetings" => ExceptionsOfMeetings,
            "Caseload" => ExceptionsOfCaseload,
            _ => ExceptionsOfDirectory,
        };
        var forNobody = Writing(code).Where(name => !Code.TypesOf(code).Where(type => type.Name == name)
            .SelectMany(type => type.Methods).Where(IsWritten).SelectMany(method => method.Parameters).Any(IsTold));
        Assert.Equal(exceptions.Keys.Order(StringComparer.Ordinal), forNobody.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Writing(ModuleDefinition code) => Code.BodiesOf(code)
        .Where(body => body.Body.Any(Writes)).Select(body => Code.Outermost(body.Method.DeclaringType).Name).Distinct();

    private static bool Writes(Instruction instruction) => instruction.Operand switch
    {
        string text => Statement().IsMatch(text),
        MethodReference { Name: "WriteAsync" } method => method.DeclaringType.Name == typeof(Changes<>).Name,
        MethodReference { Name: "SaveChangesAsync" } => true,
        _ => false,
    };

    // A lambda is given the change that it works in, whoever has opened it.
    private static bool IsWritten(MethodDefinition method) => !method.Name.Contains('<', StringComparison.Ordinal);

    // Of a use case the caller, of what helps it the change that was opened for one.
    private static bool IsTold(ParameterDefinition parameter) =>
        parameter.ParameterType.Name is nameof(Caller) or "SeriesChange"
            || parameter.ParameterType.GetElementType().Name == typeof(Change<>).Name;

    [GeneratedRegex(@"\b(insert into|update|delete from|copy) (directory|quality|infomail|referral|accounts|caseload|meetings|release)\.\w"
        + @"|select (quality|infomail|referral|accounts|meetings)\.\w+\(")]
    private static partial Regex Statement();
}
