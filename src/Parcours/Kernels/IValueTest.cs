namespace Parcours.Kernels;

/// <summary>A question asked of value i.</summary>
internal interface IValueTest
{
    bool Test(int i);
}
