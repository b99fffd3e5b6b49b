namespace Architecture.Tests.Api;

/// <summary>Walks over one line of an API list: words, types, parameter lists. Type parameters stay names here.</summary>
internal sealed class LineReader(string line)
{
    private static readonly string[] s_parameterModifiers = ["this ", "params ", "scoped ", "ref readonly ", "ref ", "out ", "in "];

    private int _at;

    public bool AtEnd => _at >= line.Length;

    public string Rest => line[_at..];

    public bool TryTake(string text)
    {
        if (string.CompareOrdinal(line, _at, text, 0, text.Length) != 0)
            return false;
        _at += text.Length;
        return true;
    }

    /// <summary>Takes every one of the words that stands here, in any order.</summary>
    public List<string> TakeAll(IEnumerable<string> words)
    {
        var taken = new List<string>();
        while (words.FirstOrDefault(TryTake) is { } word)
            taken.Add(word.Trim());
        return taken;
    }

    public void Take(string text)
    {
        if (!TryTake(text))
            throw new FormatException($"'{text}' expected at '{Rest}' of the API list's line '{line}'.");
    }

    /// <summary>Letters, digits and underscores; generated names with angle brackets do not occur in the lists' members.</summary>
    public string Identifier()
    {
        var start = _at;
        while (!AtEnd && (char.IsLetterOrDigit(line[_at]) || line[_at] is '_' or '@'))
            _at++;
        return line[start.._at];
    }

    /// <summary>The names between angle brackets of a declaration, none without them.</summary>
    public List<string> TypeParameterNames()
    {
        var names = new List<string>();
        if (!TryTake("<"))
            return names;
        do
            names.Add(Identifier());
        while (TryTake(", "));
        Take(">");
        return names;
    }

    public string Type()
    {
        if (TryTake("ref readonly ") || TryTake("ref "))
            return "ref " + Type();
        var text = TryTake("(") ? $"ValueTuple<{string.Join(',', TypesUntil(")"))}>" : NamedType();
        while (true)
        {
            if (TryTake("?"))
                text += "?";
            else if (TryTake("*"))
                text += "*";
            else if (TryTake("[]"))
                text += "[]";
            else if (TryTake("[,]"))
                text += "[,]";
            else
                return text;
        }
    }

    /// <summary>Parameter types up to the closing parenthesis; names and defaults are read over.</summary>
    public List<string> Parameters(string close)
    {
        var types = new List<string>();
        if (TryTake(close))
            return types;
        do
        {
            var byReference = false;
            while (Array.Find(s_parameterModifiers, TryTake) is { } modifier)
                byReference |= modifier is "ref " or "out " or "in " or "ref readonly ";
            var type = Type();
            types.Add(byReference ? "ref " + type : type);
            TryTake(" ");
            Identifier();
            if (TryTake(" = "))
                SkipDefault(type);
        }
        while (TryTake(", "));
        Take(close);
        return types;
    }

    /// <summary>Whether a name stands here that a parenthesis follows at once; takes both if so.</summary>
    public bool IsConstructor(out string name)
    {
        var start = _at;
        name = Identifier();
        if (name.Length > 0 && TryTake("("))
            return true;
        _at = start;
        return false;
    }

    /// <summary>A list of types up to whatever else follows.</summary>
    public List<string> Types()
    {
        var types = new List<string>();
        do
            types.Add(Type());
        while (TryTake(", "));
        return types;
    }

    private string NamedType()
    {
        var names = new List<string>();
        do
        {
            var name = Identifier();
            names.Add(TryTake("<") ? $"{name}<{string.Join(',', TypesUntil(">"))}>" : name);
        }
        while (TryTake("."));
        return string.Join('.', names);
    }

    private List<string> TypesUntil(string close)
    {
        var types = Types();
        Take(close);
        return types;
    }

    // A string's own quotes are not escaped in the lists, so it ends at a quote that a comma or parenthesis follows.
    private void SkipDefault(string type)
    {
        if (type is "char" or "char?" && !line.AsSpan(_at).StartsWith("null", StringComparison.Ordinal))
        {
            _at++;
        }
        else if (TryTake("\""))
        {
            while (!(line[_at] == '"' && _at + 1 < line.Length && line[_at + 1] is ',' or ')'))
                _at++;
            _at++;
        }
        else
        {
            while (line[_at] is not (',' or ')' or ']'))
                _at++;
        }
    }
}
