namespace Architecture.Tests.Documentation;

/// <summary>Which exceptions a method's own instructions make, or ask a guard for.</summary>
internal static class ThrownExceptions
{
    public static IEnumerable<TypeReference> Of(MethodDefinition method)
        => method.HasBody
            ? method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>().SelectMany(OfCall).DistinctBy(thrown => thrown.FullName)
            : [];

    // Made by a constructor, asked for by ArgumentNullException.ThrowIfNull and its like, or by a check of ours, which makes it in turn.
    private static IEnumerable<TypeReference> OfCall(MethodReference called)
    {
        if (called.DeclaringType is { Namespace: "Microsoft.ML.Recurrent", Name: "Check" })
            return Of(called.Resolve());
        bool makes = called.Name is ".ctor" || called.Name.StartsWith("ThrowIf", StringComparison.Ordinal);
        return makes && Lineage.Of(called.DeclaringType).Any(type => type.FullName is "System.Exception") ? [called.DeclaringType] : [];
    }
}
