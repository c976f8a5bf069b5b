namespace Parcours.Storage;

/// <summary>What a verification found; damage met by a check becomes a finding, and the next check goes on.</summary>
internal sealed class Findings
{
    public List<VerifyFinding> All { get; } = [];

    public void Add(string file, string message) => All.Add(new(file, $"'{file}': {message}."));

    /// <summary>Runs a check; false when it met damage.</summary>
    public bool Try(string file, Action check)
    {
        try
        {
            check();
            return true;
        }
        catch (Exception e) when (e is ParcoursException or IOException)
        {
            All.Add(new(file, e.Message));
            return false;
        }
    }
}
