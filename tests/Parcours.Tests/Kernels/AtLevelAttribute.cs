using System.Reflection;
using Parcours.Kernels;
using Xunit.Sdk;

namespace Parcours.Tests.Kernels;

/// <summary>Runs a theory at one level; where the processor lacks it the case is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AtLevelAttribute(SimdLevel level) : DataAttribute
{
    internal SimdLevel Level => level;

    public override string? Skip
    {
        get => Simd.Has(level) ? null : $"This processor does not have {level}.";
        set => base.Skip = value;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[level]];
}
