using System.Diagnostics;
using Parcours.Comparisons.Claims.Queries;
using Parcours.Comparisons.Measuring;
using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Suites;

/// <summary>Times a question on all engines in turn, so that whatever the machine does meanwhile hits them alike.</summary>
internal sealed class QueryRunner(IReadOnlyList<IPeer> peers, int repeats)
{
    private const int MaxTries = 4;

    /// <summary>Runs a question once to warm up, then so many times; all answers are kept to be compared.</summary>
    public async Task<(IReadOnlyList<Timing> Timings, bool AnswersAgree)> RunAsync(ClaimsQuery query, CancellationToken cancellation)
    {
        var times = peers.ToDictionary(p => p, _ => new List<double>());
        var disturbed = peers.ToDictionary(p => p, _ => 0);
        IReadOnlyList<string>? expected = null;
        bool agree = true;
        for (int run = -1; run < repeats; run++)
        {
            foreach (IPeer peer in peers)
            {
                for (int attempt = 1; ; attempt++)
                {
                    GC.Collect();
                    var others = new OtherWork();
                    long started = Stopwatch.GetTimestamp();
                    IReadOnlyList<string> answer = await peer.AnswerAsync(query, cancellation);
                    double elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                    bool quiet = !others.Disturbs();
                    expected ??= answer;
                    agree &= expected.SequenceEqual(answer);
                    disturbed[peer] += quiet || run < 0 ? 0 : 1;
                    if (run < 0 || quiet || attempt == MaxTries)
                    {
                        if (run >= 0)
                        {
                            times[peer].Add(elapsed);
                        }

                        break;
                    }
                }
            }
        }

        return ([.. peers.Select(p => new Timing(p.Name, times[p], disturbed[p]))], agree);
    }
}
