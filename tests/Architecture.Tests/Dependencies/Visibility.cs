namespace Architecture.Tests.Dependencies;

/// <summary>What an assembly keeps to itself: <c>internal</c> and <c>private protected</c> types and members.</summary>
internal static class Visibility
{
    /// <summary>Whether the type used, one around it, or the member used is internal where it is declared.</summary>
    public static bool IsInternal(TypeUse use)
    {
        for (var type = Found(use, use.Used.Resolve()); type is not null; type = type.DeclaringType)
        {
            if (type.IsNotPublic || type.IsNestedAssembly || type.IsNestedFamilyAndAssembly)
                return true;
        }

        return use.Member switch
        {
            MethodReference method => Found(use, method.Resolve()) is { IsAssembly: true } or { IsFamilyAndAssembly: true },
            FieldReference field => Found(use, field.Resolve()) is { IsAssembly: true } or { IsFamilyAndAssembly: true },
            _ => false,
        };
    }

    private static T Found<T>(TypeUse use, T? definition) where T : class
        => definition ?? throw new InvalidOperationException($"{use}, which is not in the assembly beside these tests.");
}
