namespace Docs.Snippets;

#region Rows.Topic
internal sealed class Topic
{
    public string PredictedLabel { get; set; } = "";

    public float[] Score { get; set; } = [];
}
#endregion
