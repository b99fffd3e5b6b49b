using Microsoft.ML;
using Microsoft.ML.Recurrent.LoadProbe;

if (args is not [string path])
{
    Console.Error.WriteLine("Give the path of one model zip.");
    return 2;
}

try
{
    var ml = new MLContext();
    foreach (string line in ModelReport.Of(ml, ml.Model.Load(path, out _)))
        Console.WriteLine(line);
    return 0;
}
catch (Exception error)
{
    for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        Console.Error.WriteLine($"{cause.GetType().Name}: {cause.Message}");
    return 1;
}
