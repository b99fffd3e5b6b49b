using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using TorchApi = global::TorchSharp.torch;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests.OneDnn;

/// <summary>Shows oneDNN a processor of AMD's that hides its caches, as some virtual machines do, for that is where it spoils weights (docs/upstream/lstm-scoring.md).</summary>
/// <remarks>In a process of its own, started with <see cref="Variable"/> set: oneDNN asks once in a process. Linux lets a thread ask that the instruction
/// CPUID be a fault; while torch computes its first LSTM, the handler of that fault answers in the processor's place.</remarks>
internal static unsafe partial class ForgedProcessor
{
    public const string Variable = "RECURRENT_FORGED_PROCESSOR";

    private const int SegmentationFault = 11, SetCpuid = 0x1012, HandlerTakesContext = 4, HandlerMayNest = 0x40000000;
    private const uint Vendor = 0, AmdCaches = 0x8000001D;
    private static SignalAction s_before;

    /// <summary>Why it cannot be done here, or that there is nothing to see; null where there is.</summary>
    public static string? WhyNot
    {
        get
        {
            if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
                return "Only Linux on x64 lets a program answer for the processor.";
            if (!Avx512F.IsSupported)
                return "The processor has no AVX-512, or it is switched off: oneDNN's faulty code does not run.";
            return ArchitecturePrctl(SetCpuid, 1) == 0 ? null : "This processor or kernel cannot make CPUID a fault, so nobody can answer in its place.";
        }
    }

    /// <summary>Before any test of the process: forges, and ends the process where torch computes rightly all the same.</summary>
    [ModuleInitializer]
    internal static void Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
            return;
        float difference = DifferenceOfTorchsLstm(whileComputing: Forge, afterwards: Restore);
        if (difference < 1e-3f)
            Environment.FailFast($"torch's LSTM of 8 units differs by {difference} where oneDNN sees no cache: the fault is mended upstream. Remove Recurrent/OneDnn.cs, these tests and docs/upstream/lstm-scoring.md.");
    }

    /// <summary>How far apart an LSTM's outputs lie when its operations are recorded and when they are not.</summary>
    private static float DifferenceOfTorchsLstm(Action whileComputing, Action afterwards)
    {
        RuntimeHelpers.PrepareMethod(typeof(ForgedProcessor).GetMethod(nameof(Answer), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MethodHandle);
        using (TorchApi.NewDisposeScope())
        {
            whileComputing();
            global::TorchSharp.Modules.LSTM lstm = TorchApi.nn.LSTM(8, 8);
            TorchApi.Tensor x = TorchApi.ones(2, 2, 8);
            TorchApi.Tensor unrecorded;
            using (TorchApi.no_grad())
                unrecorded = lstm.call(x).Item1;
            afterwards();
            return (lstm.call(x).Item1.detach() - unrecorded).abs().max().item<float>();
        }
    }

    private static void Forge()
    {
        var action = new SignalAction { Handler = &Answer, Flags = HandlerTakesContext | HandlerMayNest };
        fixed (SignalAction* before = &s_before)
        {
            if (Sigaction(SegmentationFault, &action, before) != 0 || ArchitecturePrctl(SetCpuid, 0) != 0)
                throw new InvalidOperationException("The processor cannot be forged here; ForgedProcessor.WhyNot says why.");
        }
    }

    private static void Restore()
    {
        _ = ArchitecturePrctl(SetCpuid, 1);
        fixed (SignalAction* before = &s_before)
            _ = Sigaction(SegmentationFault, before, null);
    }

    /// <summary>The signal's handler. The thread is in native code, so managed code may run.</summary>
    [UnmanagedCallersOnly]
    private static void Answer(int signal, nint information, nint context)
    {
        // ucontext_t: 40 bytes, then the registers R8 to R15, DI, SI, BP, BX, DX, AX, CX, SP, IP.
        long* registers = (long*)(context + 40);
        ref long b = ref registers[11], d = ref registers[12], a = ref registers[13], c = ref registers[14], instruction = ref registers[16];
        if (*(ushort*)instruction != 0xA20F) // not CPUID: a real fault, which is the runtime's
        {
            Restore();
            return;
        }

        uint leaf = (uint)a;
        _ = ArchitecturePrctl(SetCpuid, 1);
        (int eax, int ebx, int ecx, int edx) = X86Base.CpuId((int)leaf, (int)c);
        _ = ArchitecturePrctl(SetCpuid, 0);
        if (leaf == Vendor)
            (ebx, edx, ecx) = (0x68747541, 0x69746E65, 0x444D4163); // AuthenticAMD
        else if (leaf == AmdCaches)
            (eax, ebx, ecx, edx) = (0, 0, 0, 0);
        (a, b, c, d) = ((uint)eax, (uint)ebx, (uint)ecx, (uint)edx);
        instruction += 2;
    }

    [LibraryImport("libc", EntryPoint = "arch_prctl")]
    private static partial int ArchitecturePrctl(int code, ulong argument);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Sigaction(int signal, SignalAction* action, SignalAction* before);

    /// <summary>As the C library has it on x64.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 152)]
    private struct SignalAction
    {
        public delegate* unmanaged<int, nint, nint, void> Handler;
        public fixed byte Mask[128];
        public int Flags;
    }
}
