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

        void Add(string memberName, int typeParameters, IEnumerable<string> parameters, string result, string? ownAccess = null)
        {
            var key = ApiMember.MethodKey(isStatic, memberName, typeParameters, parameters.Select(scope.Resolve), scope.Resolve(result));
            type.Add(new(key, ownAccess ?? access, line));
        }

        if (reader.IsConstructor(out var name))
        {
            if (name is not "ctor" && !string.Equals(name, type.SimpleName, StringComparison.Ordinal))
                return false;
            Add(".ctor", 0, reader.Parameters(")"), "void");
            return true;
        }

        var memberType = reader.Type();
        reader.Take(" ");
        name = reader.Identifier();
        var typeParameters = reader.TypeParameterNames();
        if (words.Contains("event", StringComparer.Ordinal))
        {
            Add("add_" + name, 0, [memberType], "void");
            Add("remove_" + name, 0, [memberType], "void");
        }
        else if (reader.TryTake("("))
        {
            scope = scope.WithMethod(typeParameters);
            Add(name, typeParameters.Count, reader.Parameters(")"), memberType);
        }
        else
        {
            var indices = reader.TryTake("[") ? reader.Parameters("]") : [];
            if (!reader.TryTake(" { "))
                type.Add(new(ApiMember.FieldKey(name, scope.Resolve(memberType)), access, line));
            else
                AddAccessors(name is "this" ? "Item" : name, indices);
        }
        return true;

        void AddAccessors(string property, List<string> indices)
        {
            while (!reader.TryTake("}"))
            {
                var own = reader.TakeAll(Modifiers.Access).FirstOrDefault();
                if (reader.TryTake("get; "))
                    Add("get_" + property, 0, indices, memberType, own);
                else if (reader.TryTake("set; ") || reader.TryTake("init; "))
                    Add("set_" + property, 0, [.. indices, memberType], "void", own);
                else
                    throw new FormatException($"'get' or 'set' expected at '{reader.Rest}' of the API list's line '{line}'.");
            }
        }
    }

    // "int: None=0, One=1"
    private static bool AddEnumValues(ApiType type, string underlying, string values)
    {
        type.Add(new(ApiMember.FieldKey("value__", underlying), "public", underlying));
        foreach (var value in values.Split(", "))
            type.Add(new(ApiMember.FieldKey(value[..value.IndexOf('=', StringComparison.Ordinal)], type.ShortKey), "public", value));
        return true;
    }
}
