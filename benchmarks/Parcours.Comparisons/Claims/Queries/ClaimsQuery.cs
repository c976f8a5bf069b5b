namespace Parcours.Comparisons.Claims.Queries;

/// <summary>A question of the suite, in the words of each engine. To add one: a class here, and a line in <see cref="All"/>.</summary>
/// <param name="Name">Its short name, such as <c>q1</c>.</param>
/// <param name="Title">What it asks.</param>
/// <param name="Sql">The question in SQL, with a total order.</param>
/// <param name="PlainBytesOfARow">The bytes of the columns it needs of one dispensing, as plain values (two for a code).</param>
internal abstract record ClaimsQuery(string Name, string Title, string Sql, int PlainBytesOfARow)
{
    /// <summary>The columns of dispensing that it needs, whose stored bytes are shown beside the time.</summary>
    public virtual IReadOnlyList<string> Columns => [];

    /// <summary>The question asked of Parcours, by its public API; the rows as <see cref="Peers.AnswerText"/> writes them.</summary>
    public abstract Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation);

    public static IReadOnlyList<ClaimsQuery> All { get; } = [new Q1(), new Q2(), new Q3(), new Q4(), new Q5(), new Q6(), new Q7(), new Q8(), new Q9(), new Q10(), new Q11()];
}
