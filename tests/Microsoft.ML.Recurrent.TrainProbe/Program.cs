using Microsoft.ML;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.TrainProbe;

if (args is not [string checkpoint, string model])
{
    Console.Error.WriteLine("Give the paths of a checkpoint and of the model to write.");
    return 2;
}

var ml = new MLContext(seed: 1);
IDataView data = ml.Data.LoadFromEnumerable(Wave.Windows(120).ToList());
var options = new GruOptions
{
    HiddenSize = 24,
    Epochs = 60,
    BatchSize = 8,
    Seed = 7,
    ValidationFraction = 0.1,
    Checkpoint = new(checkpoint, Every: 1),
};
RecurrentTransformer trained = ml.Recurrent().Gru(options).Fit(data);
ml.Model.Save(trained, data.Schema, model);
return 0;
