using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Where an example stands in time.</summary>
/// <param name="Series">The series that it is of.</param>
/// <param name="Time">When it was; examples of one series are compared.</param>
internal readonly record struct ExamplePlace(string Series, Moment Time);
