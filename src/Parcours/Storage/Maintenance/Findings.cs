namespace Parcours.Storage;

/// <summary>What a verification found; damage met by a check becomes a finding, and the next check goes on.</summary>
internal sealed class Findings
{
    private readonly Lock _lock = new();
    private readonly List<VerifyFinding> _all = [];

    /// <summary>All findings, in an order that does not depend on who came first.</summary>
    public IEnumerable<VerifyFinding> All =>
        _all.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal);

    public void Add(string file, string message) => Add(new(file, $"'{file}': {message}."));

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
            Add(new(file, e.Message));
            return false;
        }
    }

    private void Add(VerifyFinding finding)
    {
        lock (_lock)
        {
            _all.Add(finding);
        }
    }
}
