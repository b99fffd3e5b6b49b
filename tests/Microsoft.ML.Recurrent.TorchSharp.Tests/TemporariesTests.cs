using Mono.Cecil;
using Scalar = global::TorchSharp.Scalar;
using Tensor = global::TorchSharp.torch.Tensor;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>No call of TorchSharp's with a Scalar or a Generator that the garbage collector may take during the call.</summary>
public sealed class TemporariesTests : IDisposable
{
    private readonly ModuleDefinition _engine = Read(typeof(TorchSharpEngine));
    private readonly ModuleDefinition _tests = Read(typeof(TemporariesTests));
    private readonly ModuleDefinition _torchSharp = Read(typeof(global::TorchSharp.DeviceType));

    public void Dispose()
    {
        _engine.Dispose();
        _tests.Dispose();
        _torchSharp.Dispose();
    }

    [Fact]
    public void Engine_InEveryCallOfTorchSharp_HoldsWhatItGives()
    {
        string[] found = [.. new Temporaries(_torchSharp).In(_engine)];

        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void Scan_OfPlantedFaults_FindsAllOfThemAndNothingElse()
    {
        string[] found = [.. new Temporaries(_torchSharp).In(_tests).Where(place => place.Contains(nameof(Planted), StringComparison.Ordinal))];

        string[] faulty = [.. _tests.GetTypes().Single(type => type.Name == nameof(Planted)).Methods.Select(method => method.Name)
            .Where(name => name.StartsWith("Faulty", StringComparison.Ordinal))];
        Assert.NotEmpty(faulty);
        Assert.All(faulty, name => Assert.Contains(found, place => place.Contains(name, StringComparison.Ordinal)));
        Assert.All(found, place => Assert.Contains("Faulty", place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("torch/Tensor::op_Addition(TorchSharp.torch/Tensor,TorchSharp.torch/Tensor)", true)]
    [InlineData("torch/Tensor::add_(TorchSharp.torch/Tensor)", true)]
    [InlineData("torch/Tensor::square()", true)]
    [InlineData("functional::softplus(TorchSharp.torch/Tensor,System.Double,System.Double)", true)]
    [InlineData("torch/random::get_rng_state()", true)]
    [InlineData("torch/Generator::get_state()", false)]
    [InlineData("torch/Tensor::op_Multiply(TorchSharp.torch/Tensor,TorchSharp.torch/Tensor)", false)]
    [InlineData("torch/Tensor::add_(TorchSharp.torch/Tensor,TorchSharp.Scalar)", false)]
    public void Scan_OfTorchSharp_KnowsWhichMembersMakeOne(string member, bool makesOne)
    {
        Assert.Contains(_torchSharp.GetTypes().SelectMany(type => type.Methods), method => method.FullName.EndsWith(member, StringComparison.Ordinal));
        Assert.Equal(makesOne, new Temporaries(_torchSharp).Makers.Any(maker => maker.EndsWith(member, StringComparison.Ordinal)));
    }

    private static ModuleDefinition Read(Type type) => ModuleDefinition.ReadModule(type.Assembly.Location);

    /// <summary>Never run, only read.</summary>
    private static class Planted
    {
        private static readonly Scalar s_half = 0.5f;

        public static Tensor FaultyArgument(Tensor x) => x.mul(2f);

        public static Tensor FaultyVariable(Tensor x)
        {
            Scalar two = 2f;
            return x.mul(two);
        }

        public static Tensor FaultySum(Tensor x) => x + x;

        public static Tensor FaultySquare(Tensor x) => x.square();

        public static Func<Tensor> FaultyDelegate(Tensor x) => x.square;

        public static Tensor FaultyCapture(Tensor x)
        {
            Scalar two = 2f;
            return Apply(() => x.mul(two));
        }

        public static Tensor FaultyGenerator() => global::TorchSharp.torch.Generator.Default.get_state();

        public static Tensor HeldGenerator()
        {
            using global::TorchSharp.torch.Generator generator = global::TorchSharp.torch.Generator.Default;
            return generator.get_state();
        }

        public static Tensor HeldStatically(Tensor x) => x.mul(s_half);

        public static Tensor HeldByUsing(Tensor x)
        {
            using Scalar two = 2f;
            return x.mul(two);
        }

        public static Tensor HeldByUsingAndCaptured(Tensor x)
        {
            using Scalar two = 2f;
            return Apply(() => x.mul(two));
        }

        public static Tensor HeldByKeepAlive(Tensor x)
        {
            Scalar two = 2f;
            Tensor product = x.mul(two);
            GC.KeepAlive(two);
            return product;
        }

        private static Tensor Apply(Func<Tensor> operation) => operation();
    }
}
