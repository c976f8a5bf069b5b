using Parcours.Comparisons.Claims.Queries;

namespace Parcours.Comparisons.Peers;

/// <summary>An engine that answers the queries of a suite. To add one: a class here, and a line in the suite.</summary>
internal interface IPeer : IAsyncDisposable
{
    /// <summary>The engine and the form in which it holds the data.</summary>
    string Name { get; }

    string Version { get; }

    /// <summary>What a reader of the figures must know: what order it knows, what types it was given.</summary>
    string Note { get; }

    /// <summary>Loads the data; not timed.</summary>
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>The rows of the answer, as <see cref="AnswerText"/> writes them.</summary>
    Task<IReadOnlyList<string>> AnswerAsync(ClaimsQuery query, CancellationToken cancellation);
}
