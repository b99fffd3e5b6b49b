namespace Docs.Snippets;

#region Rows.Hour
internal sealed class Hour
{
    public float Load { get; set; }
}
#endregion
