namespace Packages;

/// <summary>One time step.</summary>
public sealed class Day
{
    public float Visitors { get; set; }
}

/// <summary>One text; its label is read in training only.</summary>
public sealed class Remark
{
    public string Text { get; set; } = "";

    public bool Praise { get; set; }
}

/// <summary>What the forecast model says at a row.</summary>
public sealed class Ahead
{
    public float[] Forecast { get; set; } = [];
}

/// <summary>What the sentiment model says of a text.</summary>
public sealed class Opinion
{
    public bool PredictedLabel { get; set; }

    public float Score { get; set; }

    public float Probability { get; set; }
}
