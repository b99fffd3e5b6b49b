using System.Globalization;
using Microsoft.ML.Recurrent.Reliability;
using Microsoft.ML.Recurrent.Reliability.Cases;
using Microsoft.ML.Recurrent.Reliability.Inputs;
using Microsoft.ML.Recurrent.Reliability.OpenedFiles;
using Microsoft.ML.Recurrent.Reliability.Zips;

if (args is ["run-cases", string set, string place, string seed, string first, string count])
    return CaseHost.Run(Cases(set, place, Number(seed)), Number(first), Number(count));
if (args is ["train", string trained])
    return KilledTraining.Train(trained);

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
        case "kills":
            return KilledTraining.Run(arguments, folder.FullName);
        case "threads":
            return SharedScoring.Run(arguments);
        case "disk":
            return FullDisk.Run(folder.FullName);
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
    "inputs" => new InputCases(folder, seed),
    "files" => new OpenedFileCases(folder, seed),
    _ => throw new FormatException(Arguments.Usage),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
