using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Parcours.Benchmarks;

/// <summary>Short runs in this process: a kernel takes microseconds and allocates nothing, and longer ones tell no more would tell little more.</summary>
internal sealed class KernelConfig : ManualConfig
{
    public KernelConfig()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        Options |= ConfigOptions.DisableLogFile;
    }
}
