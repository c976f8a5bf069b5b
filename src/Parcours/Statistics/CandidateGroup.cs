namespace Parcours.Statistics;

/// <summary>Candidates of one exact key, in order of their first value: those within its caliper lie side by side.</summary>
internal sealed class CandidateGroup
{
    private readonly MatchOptions _options;
    private readonly MatchCandidate[] _candidates;
    private readonly ulong[] _hashes;
    private readonly double[] _first;

    public CandidateGroup(IEnumerable<MatchCandidate> candidates, MatchOptions options)
    {
        _options = options;
        _candidates = options.Calipers.IsEmpty
            ? [.. candidates.OrderBy(c => c.Id, StringComparer.Ordinal)]
            : [.. candidates.Where(c => !double.IsNaN(c.Values[0])).OrderBy(c => c.Values[0]).ThenBy(c => c.Id, StringComparer.Ordinal)];
        _hashes = [.. _candidates.Select(c => DrawKey.Of(options.Seed, c.Id))];
        _first = options.Calipers.IsEmpty ? [] : [.. _candidates.Select(c => c.Values[0])];
    }

    /// <summary>The controls of a case, in the order of their hashes, without those that are used.</summary>
    public List<MatchCandidate> Draw(MatchCase one, HashSet<string>? used)
    {
        ulong ofCase = DrawKey.Of(_options.Seed, one.Id);
        var best = new List<(ulong Key, MatchCandidate Candidate)>();
        for (int i = Start(one); i < _candidates.Length && !IsBeyond(one, i); i++)
        {
            MatchCandidate candidate = _candidates[i];
            ulong key = DrawKey.OfPair(ofCase, _hashes[i]);
            bool full = best.Count == _options.Controls;
            if ((full && Compare((key, candidate), best[^1]) > 0) || !IsAtRisk(one, candidate) || used?.Contains(candidate.Id) is true)
            {
                continue;
            }

            if (full)
            {
                best.RemoveAt(best.Count - 1);
            }

            int place = best.FindIndex(b => Compare((key, candidate), b) < 0);
            best.Insert(place < 0 ? best.Count : place, (key, candidate));
        }

        return [.. best.Select(b => b.Candidate)];
    }

    private static int Compare((ulong Key, MatchCandidate Candidate) a, (ulong Key, MatchCandidate Candidate) b) =>
        a.Key != b.Key ? a.Key.CompareTo(b.Key) : string.CompareOrdinal(a.Candidate.Id, b.Candidate.Id);

    /// <summary>The first candidate whose first value is not too small.</summary>
    private int Start(MatchCase one)
    {
        if (_first.Length == 0)
        {
            return 0;
        }

        int low = 0;
        int high = _first.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (one.Values[0] - _first[middle] > _options.Calipers[0])
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private bool IsBeyond(MatchCase one, int place) => _first.Length > 0 && _first[place] - one.Values[0] > _options.Calipers[0];

    private bool IsAtRisk(MatchCase one, MatchCandidate candidate)
    {
        if (candidate.Entry > one.Index || candidate.Exit < one.Index || candidate.Event <= one.Index || string.Equals(candidate.Id, one.Id, StringComparison.Ordinal))
        {
            return false;
        }

        for (int i = 0; i < _options.Calipers.Length; i++)
        {
            if (!(Math.Abs(one.Values[i] - candidate.Values[i]) <= _options.Calipers[i]))
            {
                return false;
            }
        }

        return true;
    }
}
