using Microsoft.ML.Recurrent.FrozenModels;

if (args is not [string target, .. string[] names])
{
    Console.Error.WriteLine("Give the folder to write to, and the names of cases if not all are meant.");
    return 2;
}

FrozenCase[] cases = [.. FrozenCases.All.Where(each => names.Length == 0 || names.Contains(each.Name, StringComparer.Ordinal))];
if (names.FirstOrDefault(name => !cases.Any(each => each.Name == name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no case '{unknown}'.");
    return 2;
}

if (cases.FirstOrDefault(each => Path.Exists(Path.Combine(target, each.Name))) is { } written)
{
    Console.Error.WriteLine($"Case '{written.Name}' is in '{target}' already. Frozen files are never written again; give another folder.");
    return 1;
}

foreach (FrozenCase each in cases)
{
    each.Write(target);
    Console.WriteLine(each.Name);
}

return 0;
