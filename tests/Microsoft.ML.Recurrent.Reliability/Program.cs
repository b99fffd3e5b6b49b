using System.Globalization;
using Microsoft.ML.Recurrent.Reliability;
using Microsoft.ML.Recurrent.Reliability.Cases;
using Microsoft.ML.Recurrent.Reliability.Zips;

if (args is ["run-cases", string set, string place, string seed, string first, string count])
    return CaseHost.Run(Cases(set, place, Number(seed)), Number(first), Number(count));

Arguments arguments;
try
{
    arguments = Arguments.Parse(args);
}
catch (FormatException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

DirectoryInfo folder = Directory.CreateTempSubdirectory("recurrent-reliability-");
try
{
    switch (arguments.Command)
    {
        case "zips" or "inputs" or "files":
            Cases(arguments.Command, folder.FullName, arguments.Seed).Prepare();
            return CaseReport.Write(arguments.Command, CaseRunner.Run(arguments, folder.FullName), arguments.Log);
        default:
            Console.Error.WriteLine(Arguments.Usage);
            return 2;
    }
}
finally
{
    folder.Delete(recursive: true);
}

static CaseSet Cases(string name, string folder, int seed) => name switch
{
    "zips" => new ZipCases(folder, seed),
    _ => throw new FormatException(Arguments.Usage),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
