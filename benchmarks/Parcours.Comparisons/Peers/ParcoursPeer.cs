using Parcours.Comparisons.Claims;
using Parcours.Comparisons.Claims.Queries;

namespace Parcours.Comparisons.Peers;

/// <summary>Parcours itself, on the dataset that was imported, asked by its public API.</summary>
internal sealed class ParcoursPeer(ClaimsData data, int threads) : IPeer
{
    private readonly RunOptions _options = new() { Threads = threads };
    private Dataset? _dataset;

    public string Name => "Parcours";

    public string Version => typeof(Dataset).Assembly.GetName().Version!.ToString(3);

    public string Note => "The dataset is laid out by patient and time on import; files are mapped, pages stay encoded.";

    public async Task OpenAsync(CancellationToken cancellation) => _dataset = await Dataset.OpenAsync(data.Dataset, cancellation);

    public Task<IReadOnlyList<string>> AnswerAsync(ClaimsQuery query, CancellationToken cancellation) =>
        query.AskAsync(_dataset!, _options, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_dataset is not null)
        {
            await _dataset.DisposeAsync();
        }
    }
}
