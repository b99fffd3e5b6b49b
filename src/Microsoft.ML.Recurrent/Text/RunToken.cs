namespace Microsoft.ML.Recurrent.Text;

/// <summary>A token within a run of characters.</summary>
internal readonly record struct RunToken(int Id, int Start, int End);
