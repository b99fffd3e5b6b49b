namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>What a residual costs, and how the cost changes with it. Value types, so that loops over them are compiled for each.</summary>
internal interface IResidualCost
{
    double Value(double residual);

    double Slope(double residual);
}
