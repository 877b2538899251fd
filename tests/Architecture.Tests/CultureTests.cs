using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IntMan.Architecture.Tests;

/// <summary> Dates and fractions are never written by the culture of the server: neither by ToString, nor in interpolated texts, nor in
/// pages. Read from the compiled code, so that what Razor makes of a page counts too. </summary>
public sealed class CultureTests
{
    private static readonly HashSet<string> Sensitive = new(StringComparer.Ordinal)
    {
        "System.DateOnly", "System.DateTime", "System.DateTimeOffset", "System.TimeOnly", "System.Decimal", "System.Double",
            "System.Single",
    };

    public static TheoryData<string> Projects => ["Foundation", "Directory", "Accounts", "Meetings", "Caseload", "Portal"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void ToString_OfDatesAndFractionsNamesItsCulture(string project)
    {
        var found =
            from code in Code.BodiesOf(Code.Of(project))
            from instruction in code.Body
            let call = instruction.Operand as MethodReference
            where call is { Name: "ToString" } && !call.Parameters.Any(parameter => parameter.ParameterType.Name == nameof(IFormatProvider))
            where IsSensitive(call.DeclaringType) || IsSensitive((instruction.Previous?.Operand as TypeReference) ?? call.DeclaringType)
            where !IsInvariantByItself(call, instruction) && code.Method.Name != "PrintMembers"
            select Place(code.Method);
        Assert.Empty(found.Distinct());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void InterpolatedTexts_WriteNoDateOrFractionByTheServersCulture(string project)
    {
        var found = new List<string>();
        foreach (var (method, body) in Code.BodiesOf(Code.Of(project)))
        {
            var namesCulture = false;
            foreach (var instruction in body)
            {
                if (instruction.Operand is not MethodReference { DeclaringType.Name: "DefaultInterpolatedStringHandler" } call)
                {
                    continue;
                }

                if (call.Name == ".ctor")
                {
                    namesCulture = call.Parameters.Any(parameter => parameter.ParameterType.Name == nameof(IFormatProvider));
                }
                else if (!namesCulture && call is GenericInstanceMethod { Name: "AppendFormatted" } append
                    && append.GenericArguments.Any(IsSensitive) && !HasInvariantFormat(instruction))
                {
                    found.Add(Place(method));
                }
            }
        }

        Assert.Empty(found.Distinct());
    }

    [Fact]
    public void Pages_WriteNoDateOrFractionAsItIs()
    {
        var found =
            from code in Code.BodiesOf(Code.Portal)
            from instruction in code.Body
            where instruction.OpCode == OpCodes.Box && IsSensitive((TypeReference)instruction.Operand)
            where instruction.Next?.Operand is MethodReference { Name: "Write" }
            select Place(code.Method);
        Assert.Empty(found.Distinct());
    }

    private static bool IsSensitive(TypeReference? type) => type switch
    {
        null => false,
        GenericInstanceType { Name: "Nullable`1" } nullable => IsSensitive(nullable.GenericArguments[0]),
        _ => Sensitive.Contains(type.FullName),
    };

    // "O" and "R" are the same in every culture.
    private static bool IsInvariantByItself(MethodReference call, Instruction instruction) =>
        call.Parameters.Count == 1 && HasInvariantFormat(instruction);

    private static bool HasInvariantFormat(Instruction call) =>
        call.Previous is { OpCode.Code: Mono.Cecil.Cil.Code.Ldstr, Operand: "O" or "o" or "R" or "r" or "s" or "u" };

    private static string Place(MethodDefinition method) =>
        $"{IntMan.Architecture.Tests.Code.Outermost(method.DeclaringType).Name}: {method.Name}";
}
