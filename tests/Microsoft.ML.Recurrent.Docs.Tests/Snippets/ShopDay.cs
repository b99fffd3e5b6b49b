namespace Docs.Snippets;

#region Rows.ShopDay
internal sealed class ShopDay
{
    public string Shop { get; set; } = "";

    public DateTime Day { get; set; }

    public float Sales { get; set; }
}
#endregion
