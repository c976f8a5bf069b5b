using BenchmarkDotNet.Running;
using Parcours.Benchmarks;

// dotnet run -c Release --project benchmarks/Parcours.Benchmarks -- --filter '*Unpack*'
BenchmarkSwitcher.FromAssembly(typeof(KernelConfig).Assembly).Run(args, new KernelConfig());
