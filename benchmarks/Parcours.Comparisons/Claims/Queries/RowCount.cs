using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>How many dispensings there are; not a question of the suite, but what its figures are relative to.</summary>
internal sealed record RowCount() : ClaimsQuery("rows", "rows", "SELECT count(*) FROM dispensing", PlainBytesOfARow: 0)
{
    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation) =>
        [AnswerText.Row([await data.Table<Dispensing>().CountAsync(options, cancellation)])];
}
