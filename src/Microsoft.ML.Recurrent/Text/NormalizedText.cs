using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>A text in its normal form, and for each of its characters where it comes from in the text as given.</summary>
/// <remarks>Characters that are made of several together all come from all of them, as those do that one character was divided into.</remarks>
internal sealed class NormalizedText(int length)
{
    // Room for two, as Add asks for, behind a text that becomes no longer.
    private char[] _text = new char[length + 2];
    private int[] _starts = new int[length + 2], _ends = new int[length + 2];
    private int _count;

    /// <summary>The normal form.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _count);

    /// <summary>Where the text as given has what begins here.</summary>
    public int StartOf(int place) => _starts[place];

    /// <summary>The place behind what ends here.</summary>
    public int EndOf(int place) => _ends[place - 1];

    /// <summary>Adds a character of the normal form, made of what stands from one place to before another.</summary>
    public void Add(Rune rune, int start, int end)
    {
        if (_count + 2 > _text.Length)
        {
            int larger = 2 * _text.Length;
            Array.Resize(ref _text, larger);
            Array.Resize(ref _starts, larger);
            Array.Resize(ref _ends, larger);
        }

        for (int i = rune.EncodeToUtf16(_text.AsSpan(_count)); i > 0; i--, _count++)
            (_starts[_count], _ends[_count]) = (start, end);
    }
}
