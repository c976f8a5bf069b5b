using System.Runtime.InteropServices;

namespace Parcours.Comparisons.Measuring;

/// <summary>What the figures were measured on.</summary>
/// <param name="Processor">The model of the processor.</param>
/// <param name="Cores">How many processors the system has.</param>
/// <param name="MemoryBytes">How much memory there is.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
internal sealed record Machine(string Processor, int Cores, long MemoryBytes, string System, string Runtime)
{
    public static Machine This { get; } = new(
        Model(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    /// <summary>A name for a folder of results: the processor and the number of cores, such as <c>amd-epyc-2-cores</c>.</summary>
    public string FolderName => string.Join('-', $"{Processor} {Cores} cores".ToLowerInvariant().Split([.. Path.GetInvalidFileNameChars(), ' ', '(', ')', '@', '.'], StringSplitOptions.RemoveEmptyEntries));

    private static string Model() =>
        (File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER"))
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
