using Docs.Snippets;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;

namespace Docs.Checks;

/// <summary>A tokenizer that a loaded model could not make again, for its class is not public.</summary>
internal sealed class HiddenSource(string settings) : ITokenizerSource
{
    private readonly SubjectSource _source = new(settings);

    public string Settings => _source.Settings;

    public IReadOnlyList<string> Vocabulary => _source.Vocabulary;

    public Tokenizer Tokenizer => _source.Tokenizer;
}
