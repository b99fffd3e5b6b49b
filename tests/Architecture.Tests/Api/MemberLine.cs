namespace Architecture.Tests.Api;

/// <summary>Turns a member's line into the members that compiled code may refer to: a property is its accessors.</summary>
internal static class MemberLine
{
    private static readonly string[] s_enumTypes = ["int", "uint", "byte", "sbyte", "short", "ushort", "long", "ulong"];

    /// <summary>Adds them to <paramref name="type"/>. False if the line shows that it belongs to another type.</summary>
    public static bool AddTo(ApiType type, string line)
    {
        if (line.StartsWith("//", StringComparison.Ordinal))
            return true; // explicit implementations are private
        var underlying = s_enumTypes.FirstOrDefault(name => line.StartsWith(name + ": ", StringComparison.Ordinal));
        if (underlying is not null != type.Kind is "enum")
            return false;
        if (underlying is not null)
            return AddEnumValues(type, underlying, line[(underlying.Length + 2)..]);

        var reader = new LineReader(line);
        var words = reader.TakeAll(Modifiers.OfMember);
        var access = Modifiers.AccessOf(words);
        var isStatic = words.Contains("static", StringComparer.Ordinal);
        var scope = type.Parameters;

        if (reader.IsConstructor(out var name))
        {
            if (name is not "ctor" && !string.Equals(name, type.SimpleName, StringComparison.Ordinal))
                return false;
            type.Add(new(ApiMember.MethodKey(isStatic: false, ".ctor", 0, reader.Parameters(")").Select(scope.Resolve), "void"), access, line));
            return true;
        }

        var result = reader.Type();
        reader.Take(" ");
        name = reader.Identifier();
        if (words.Contains("event", StringComparer.Ordinal))
        {
            AddAccessor(type, line, access, isStatic, "add_" + name, [result], "void");
            AddAccessor(type, line, access, isStatic, "remove_" + name, [result], "void");
            return true;
        }

        var typeParameters = reader.TypeParameterNames();
        if (reader.TryTake("("))
        {
            scope = scope.WithMethod(typeParameters);
            type.Add(new(ApiMember.MethodKey(isStatic, name, typeParameters.Count, reader.Parameters(")").Select(scope.Resolve), scope.Resolve(result)), access, line));
            return true;
        }

        var indices = reader.TryTake("[") ? reader.Parameters("]") : [];
        if (!reader.TryTake(" { "))
        {
            type.Add(new(ApiMember.FieldKey(name, scope.Resolve(result)), access, line));
            return true;
        }

        var propertyName = name is "this" ? "Item" : name;
        while (!reader.TryTake("}"))
        {
            var own = reader.TakeAll(Modifiers.Access);
            var accessorAccess = own.Count == 0 ? access : own[0];
            if (reader.TryTake("get; "))
                AddAccessor(type, line, accessorAccess, isStatic, "get_" + propertyName, indices, result);
            else if (reader.TryTake("set; ") || reader.TryTake("init; "))
                AddAccessor(type, line, accessorAccess, isStatic, "set_" + propertyName, [.. indices, result], "void");
            else
                throw new FormatException($"'get' or 'set' expected at '{reader.Rest}' of the API list's line '{line}'.");
        }
        return true;
    }

    private static void AddAccessor(ApiType type, string line, string access, bool isStatic, string name, IEnumerable<string> parameters, string result)
        => type.Add(new(ApiMember.MethodKey(isStatic, name, 0, parameters.Select(type.Parameters.Resolve), type.Parameters.Resolve(result)), access, line));

    // "int: None=0, One=1"
    private static bool AddEnumValues(ApiType type, string underlying, string values)
    {
        type.Add(new(ApiMember.FieldKey("value__", underlying), "public", underlying));
        foreach (var value in values.Split(", "))
            type.Add(new(ApiMember.FieldKey(value[..value.IndexOf('=', StringComparison.Ordinal)], type.ShortKey), "public", value));
        return true;
    }
}
