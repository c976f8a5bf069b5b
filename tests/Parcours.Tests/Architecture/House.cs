namespace Parcours.Tests.Architecture;

/// <summary>Asserts a rule of the house with the whole text of each breach, which an assertion on collections would cut.</summary>
internal static class House
{
    /// <summary>Fails with all breaches, a line each.</summary>
    public static void Holds(IEnumerable<string> breaches)
    {
        string[] found = [.. breaches];
        if (found.Length > 0)
        {
            Assert.Fail(string.Join('\n', found));
        }
    }
}
