using IntMan.Accounts;
using IntMan.Caseload;
using IntMan.Directory;
using IntMan.Foundation.Database;
using IntMan.Meetings;
using IntMan.Portal;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IntMan.Architecture.Tests;

/// <summary>The compiled product, read as it stands on disk.</summary>
public static class Code
{
    public static ModuleDefinition Foundation { get; } = Read(typeof(DatabaseZones));

    public static ModuleDefinition Directory { get; } = Read(typeof(DirectoryDbContext));

    public static ModuleDefinition Accounts { get; } = Read(typeof(Account));

    public static ModuleDefinition Caseload { get; } = Read(typeof(CaseloadDbContext));

    public static ModuleDefinition Meetings { get; } = Read(typeof(MeetingsDbContext));

    public static ModuleDefinition Portal { get; } = Read(typeof(PortalSettings));

    public static IReadOnlyList<ModuleDefinition> All { get; } = [Foundation, Directory, Accounts, Meetings, Caseload, Portal];

    public static ModuleDefinition Of(string name) => All.Single(module => module.Assembly.Name.Name == $"IntMan.{name}");

    /// <summary>Every type with the ones inside it, also those that the compiler made.</summary>
    public static IEnumerable<TypeDefinition> TypesOf(ModuleDefinition module) => module.GetTypes().Where(type => type.Name != "<Module>");

    public static IEnumerable<(MethodDefinition Method, IReadOnlyList<Instruction> Body)> BodiesOf(ModuleDefinition module) =>
        TypesOf(module).SelectMany(type => type.Methods).Where(method => method.HasBody)
            .Select(method => (method, (IReadOnlyList<Instruction>)[.. method.Body.Instructions]));

    /// <summary>The outermost type, which has the namespace; those inside have none.</summary>
    public static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type.GetElementType();

    /// <summary>What a type mentions: bases, fields, signatures, calls.</summary>
    public static IEnumerable<TypeReference> MentionedBy(TypeDefinition type)
    {
        var found = new List<TypeReference?> { type.BaseType };
        found.AddRange(type.Interfaces.Select(implemented => implemented.InterfaceType));
        found.AddRange(type.Fields.Select(field => field.FieldType));
        foreach (var method in type.Methods)
        {
            found.Add(method.ReturnType);
            found.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            if (method.HasBody)
            {
                found.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
                found.AddRange(method.Body.Instructions.SelectMany(OperandTypes));
            }
        }

        return found.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference?> OperandTypes(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType],
        TypeReference type => [type],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    private static ModuleDefinition Read(Type type) => ModuleDefinition.ReadModule(type.Assembly.Location);
}
