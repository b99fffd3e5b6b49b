using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>Finds calls during which nothing keeps a Scalar or a Generator of TorchSharp's alive.</summary>
/// <remarks>They own native memory that their finalizers free, and TorchSharp passes the bare pointer on: one that nobody refers to any more may be
/// gone while libtorch reads it (docs/upstream/temporary-scalars.md). Tensors are held by the scope they are made in. Held is one that is stored in a field, or in a variable that is disposed or kept alive
/// afterwards; one that is returned is the caller's to hold.</remarks>
internal sealed class Temporaries
{
    private static readonly HashSet<string> s_owners = new(StringComparer.Ordinal) { "TorchSharp.Scalar", "TorchSharp.torch/Generator" };

    private readonly HashSet<string> _properties;
    private readonly HashSet<string> _makers;

    /// <param name="torchSharp">The compiled TorchSharp, whose own members are searched first: many make one inside.</param>
    public Temporaries(ModuleDefinition torchSharp)
    {
        List<MethodDefinition> methods = [.. Methods(torchSharp)];
        _properties = [.. methods.Where(method => method.IsGetter && !method.Body.Instructions.Any(IsMaking)).Select(method => method.FullName)];
        _makers = [.. methods.Where(method => Unheld(method).Any()).Select(method => method.FullName)];
        for (bool grows = true; grows;)
            grows = methods.Count(method => !_makers.Contains(method.FullName) && CallsMaker(method) && _makers.Add(method.FullName)) > 0;
    }

    /// <summary>Full names of TorchSharp's members that make a temporary one, by themselves or through others of its members.</summary>
    public IReadOnlySet<string> Makers => _makers;

    /// <summary>Every place in an assembly with a temporary one, as "method: what it does".</summary>
    public IEnumerable<string> In(ModuleDefinition module)
        => from method in Methods(module)
           from place in Unheld(method).Concat(Calls(method).Where(call => _makers.Contains(call.FullName)).Select(call => $"calls {call.FullName}"))
           select $"{method.FullName}: {place}";

    private static IEnumerable<MethodDefinition> Methods(ModuleDefinition module)
        => module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody);

    private bool CallsMaker(MethodDefinition method) => Calls(method).Any(call => _makers.Contains(call.FullName));

    /// <summary>What a method calls, or makes delegates of; of a generic method or type the definition.</summary>
    private static IEnumerable<MethodReference> Calls(MethodDefinition method)
        => method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>().Select(called => called.GetElementMethod());

    private IEnumerable<string> Unheld(MethodDefinition method)
    {
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.Operand is MethodReference made && (IsMaking(instruction) || Gives(made)) && !IsHeld(instruction.Next, method))
                yield return $"passes on what {made.FullName} gives";
        }
    }

    private static bool IsMaking(Instruction instruction)
        => instruction.OpCode.Code == Code.Newobj && s_owners.Contains(((MethodReference)instruction.Operand).DeclaringType.FullName);

    /// <summary>Whether a method gives a new one; what most properties give lies in a field.</summary>
    private bool Gives(MethodReference called) => s_owners.Contains(called.ReturnType.FullName) && !_properties.Contains(called.FullName);

    private static bool IsHeld(Instruction next, MethodDefinition method) => next.OpCode.Code switch
    {
        Code.Ret or Code.Stsfld or Code.Pop => true,
        Code.Stfld when next.Operand is FieldReference field => !IsOfClosure(field) || IsUsedToTheEnd(field, method),
        _ => StoredIn(next, method) is { } variable && IsUsedToTheEnd(variable, method),
    };

    private static bool IsUsedToTheEnd(VariableDefinition variable, MethodDefinition method)
        => method.Body.Instructions.Any(instruction => LoadedFrom(instruction, method) == variable && EndsUse(instruction.Next));

    private static bool IsUsedToTheEnd(FieldReference field, MethodDefinition method)
        => method.Body.Instructions.Any(
            instruction => instruction.Operand is FieldReference loaded && loaded.FullName == field.FullName && EndsUse(instruction.Next));

    private static bool EndsUse(Instruction instruction) => instruction.Operand is MethodReference { Name: "Dispose" or "KeepAlive" };

    /// <summary>A variable that a lambda captures is a field of a type that the compiler makes.</summary>
    private static bool IsOfClosure(FieldReference field) => field.DeclaringType.Name.StartsWith("<>c__DisplayClass", StringComparison.Ordinal);

    private static VariableDefinition? StoredIn(Instruction instruction, MethodDefinition method) => instruction.OpCode.Code switch
    {
        Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3 => method.Body.Variables[instruction.OpCode.Code - Code.Stloc_0],
        Code.Stloc_S or Code.Stloc => (VariableDefinition)instruction.Operand,
        _ => null,
    };

    private static VariableDefinition? LoadedFrom(Instruction instruction, MethodDefinition method) => instruction.OpCode.Code switch
    {
        Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3 => method.Body.Variables[instruction.OpCode.Code - Code.Ldloc_0],
        Code.Ldloc_S or Code.Ldloc => (VariableDefinition)instruction.Operand,
        _ => null,
    };
}
