namespace Microsoft.ML.Recurrent.LoadProbe;

/// <summary>One time step.</summary>
public sealed class Month
{
    /// <summary>Travellers, in thousands.</summary>
    public float Passengers { get; set; }

    /// <summary>What was said of it.</summary>
    public string Remark { get; set; } = "";
}
