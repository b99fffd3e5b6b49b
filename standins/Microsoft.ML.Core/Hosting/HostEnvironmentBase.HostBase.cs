namespace Microsoft.ML.Runtime;

internal abstract partial class HostEnvironmentBase<TEnv>
{
    public abstract class HostBase : HostEnvironmentBase<TEnv>, IHost
    {
        public HostBase(HostEnvironmentBase<TEnv> source, string shortName, string parentFullName, Random rand, bool verbose)
            : base(source, rand, verbose, shortName, parentFullName)
            => Depth = source.Depth + 1;

        public override int Depth { get; }

        public Random Rand => _rand;

        public new IHost Register(string name, int? seed = null, bool? verbose = null)
        {
            this.CheckNonEmpty(name, nameof(name));
            // ML.NET names a host after the parent of its parent; so do we.
            return RegisterChild(name, Master.FullName, seed, verbose);
        }
    }
}
