namespace Docs.Snippets;

#region Rows.Verdict
internal sealed class Verdict
{
    public bool PredictedLabel { get; set; }

    public float Probability { get; set; }
}
#endregion
