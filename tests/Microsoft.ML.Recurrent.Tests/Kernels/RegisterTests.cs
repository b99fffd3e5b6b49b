using System.Runtime.Intrinsics;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Tests.Kernels;

/// <summary>The kernels on registers, on each width that the hardware has.</summary>
public static class RegisterTests
{
    public sealed class On128 : RegisterKernelTests
    {
        private protected override IKernelChecks Checks => new KernelChecks<Lanes128>();
    }

    public sealed class On256 : RegisterKernelTests
    {
        private protected override IKernelChecks Checks => new KernelChecks<Lanes256>();

        protected override string? Missing => Vector256.IsHardwareAccelerated ? null : "This processor, or its settings, has no registers of 256 bits.";
    }

    public sealed class On512 : RegisterKernelTests
    {
        private protected override IKernelChecks Checks => new KernelChecks<Lanes512>();

        protected override string? Missing => Vector512.IsHardwareAccelerated ? null : "This processor, or its settings, has no registers of 512 bits.";
    }
}
