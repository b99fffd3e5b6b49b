using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Interop;

[assembly: IgnoresAccessChecksTo("Microsoft.ML.Core")]
[assembly: IgnoresAccessChecksTo("Microsoft.ML.Data")]

// One entry for all our transformers: which one it is stands in the folder's own header.
[assembly: LoadableClass(typeof(ITransformer), typeof(ModelFolderLoader), null, typeof(SignatureLoadModel), "Recurrent model", ModelFolder.LoaderSignature)]
