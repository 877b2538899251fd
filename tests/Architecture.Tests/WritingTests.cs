using System.Text.RegularExpressions;
using IntMan.Foundation.Changes;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IntMan.Architecture.Tests;

/// <summary>Whoever writes in the directory is told for whom: a page cannot forget to ask whose entry it is.</summary>
public sealed partial class WritingTests
{
    // What writes for nobody who is signed in, each with the reason.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["ConfirmationLinks"] = "the code in the mail is the authority; it names its entries to the change",
        ["NewConfirmationLink"] = "job of reminders",
        ["DueEntries"] = "job of reminders",
        ["DueServices"] = "job of reminders",
        ["ForgetOld"] = "job of retention",
        ["ForgetCodes"] = "job of retention",
        ["ScanStreets"] = "job: what is found about streets",
        ["TakeSnapshot"] = "job: counts of the day",
        ["SendInfomails"] = "job: sends what somebody has written",
        ["ImportHeartbeat"] = "job: says how far an import is",
        ["ImportFile"] = "of the web inside a change with a scope, of the command line by the owner of the database",
        ["SyntheticCounty"] = "command line: invented data for measurements",
        ["CodeGuard"] = "counts attempts of the public zone by a function of the database",
        ["ShowInfomails"] = "reads: a function counts the recipients",
        ["CountNeeds"] = "reads: a function counts referrals",
    };

    [Fact]
    public void UseCases_ThatWrite_TakeACaller()
    {
        var forNobody = Writing().Where(name => !Code.TypesOf(Code.Directory).Where(type => type.Name == name)
            .SelectMany(type => type.Methods).Where(IsWritten).SelectMany(method => method.Parameters).Any(IsTold));
        Assert.Equal(Exceptions.Keys.Order(StringComparer.Ordinal), forNobody.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Writing() => Code.BodiesOf(Code.Directory)
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
        parameter.ParameterType.Name is nameof(Caller) || parameter.ParameterType.GetElementType().Name == typeof(Change<>).Name;

    [GeneratedRegex(@"\b(insert into|update|delete from|copy) (directory|quality|infomail|referral)\.\w|select (quality|infomail|referral)\.\w+\(")]
    private static partial Regex Statement();
}
