using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>Reads a table that others hang on: numbers its lines, and keeps person and dates by key.</summary>
internal sealed class ParentScan(SndsTable table, string[] key, IReadOnlyList<DeliveryFile> files, PersonIndex persons, int threads, SplitClaims? split = null)
{
    private static readonly string[] SexAndAge = ["COD_SEX", "AGE_ANN", "AGE_JOU"];

    private readonly Dictionary<int, int> _shared = [];
    private long _byPsa;
    private long _ambiguous;
    private long _fictive;
    private long _unknown;
    private long _resolved;
    private long _lines;
    private long _first;
    private long _withoutKey;

    /// <summary>The pieces of each file, counted.</summary>
    public Dictionary<DeliveryFile, LinkedPart[]> Parts { get; } = [];

    /// <summary>What was found.</summary>
    public ParentIndex Index { get; } = new(split is null ? files.Sum(file => file.Source.EstimatedRows) : 16);

    /// <summary>The same, where it does not fit in memory.</summary>
    public SplitClaims? Split => split;

    public ParentReport Report =>
        new(_lines, split?.Duplicates ?? Index.Duplicates, _withoutKey, _byPsa, _resolved, _ambiguous - _resolved, _fictive, _unknown);

    /// <summary>Reads the table.</summary>
    /// <param name="firstNumber">The number of the first line.</param>
    /// <param name="cancellation">Stops within one batch.</param>
    public void Run(long firstNumber, CancellationToken cancellation)
    {
        _first = firstNumber;
        foreach (DeliveryFile file in files)
        {
            string[] columns = [.. Columns(file)];
            IReadOnlyList<TableSource> pieces = file.Open(columns).Split(threads);
            IReadOnlyList<TableSource> whole = file.Source.Split(threads);
            long first = firstNumber + _lines;
            long[] counts = new long[pieces.Count];
            OrderedScan.Run(pieces, threads, (piece, stop) => Read(piece, file.Match.Year ?? 0, stop), (piece, lines) =>
            {
                counts[piece] += lines.Keys.Length;
                Take(lines);
            }, cancellation);

            // Where projection changes how a file is cut, it is read in one piece: its lines keep their numbers.
            Parts[file] = whole.Count == pieces.Count
                ? [.. whole.Select((piece, i) => new LinkedPart(piece, first + counts[..i].Sum(), counts[i]))]
                : [new LinkedPart(file.Source, first, counts.Sum())];
        }
    }

    /// <summary>Tells persons who share a PSA apart by the sex and the age that another table of the same key has.</summary>
    public void Resolve(IReadOnlyList<DeliveryFile> demographics, CancellationToken cancellation)
    {
        foreach (DeliveryFile file in demographics.Where(file => _shared.Count > 0 && key.All(file.Has)))
        {
            string[] columns = [.. key, .. SexAndAge.Where(file.Has)];
            foreach (SourceBatch batch in file.Open(columns).Read(cancellation))
            {
                using (batch)
                {
                    Resolve(batch.Rows, file.Match.Year ?? 0);
                }
            }
        }
    }

    private IEnumerable<string> Columns(DeliveryFile file)
    {
        string[] wanted =
        [
            .. key, SndsNames.Psa, SndsNames.Rank, SndsNames.IdtAno, SndsNames.EgbPerson, SndsNames.ChainNir,
            .. StayDates.Columns, "BEN_DCD_DTE",
        ];
        return wanted.Distinct(StringComparer.OrdinalIgnoreCase).Where(file.Has);
    }

    private IEnumerable<ParentLines> Read(TableSource piece, int year, CancellationToken cancellation)
    {
        var linker = new PersonLinker(persons);
        foreach (SourceBatch batch in piece.Read(cancellation))
        {
            using (batch)
            {
                RecordBatch rows = batch.Rows;
                UInt128[] keys = KeyHasher.Hash(RowLinker.Columns(rows, key), rows.Length, table.IsYearly ? year : 0);
                (int[] starts, int[] ends) = StayDates.Of(rows, table);
                (int[] found, int[]? psas) = table.Link == SndsLink.Chain ? Chain(rows) : (linker.Link(rows, year, 0).Person, null);
                yield return new ParentLines(keys, found, psas, starts, ends);
            }
        }
    }

    private (int[] Persons, int[]? Psas) Chain(RecordBatch rows)
    {
        IArrowArray nir = RowLinker.Column(rows, [SndsNames.ChainNir])!;
        UInt128[] lanes = KeyHasher.Lanes(nir);
        int[] found = new int[lanes.Length];
        int[] psas = new int[lanes.Length];
        for (int i = 0; i < lanes.Length; i++)
        {
            found[i] = persons.OfPsa(lanes[i], out psas[i]);
            if (found[i] == PersonIndex.Unknown && IsFictive(ArrowValues.TextOf(nir, i)))
            {
                found[i] = LinkOutcome.Fictive;
            }
        }

        return (found, psas);
    }

    /// <summary>Hospitals write <c>xxxxxxxxxxxxxxxxx</c>, <c>XXXXXXXXXXXXXXXXD</c> and <c>XXXXXXXXXXXXXXXXS</c> for those without identifier.</summary>
    private static bool IsFictive(string identifier) => identifier.StartsWith("xxxxxxxxxx", StringComparison.OrdinalIgnoreCase);

    private void Take(ParentLines lines)
    {
        for (int i = 0; i < lines.Keys.Length; i++)
        {
            int person = lines.Persons[i];
            int entry = Keep(lines, i);
            _withoutKey += lines.Keys[i] == UInt128.Zero ? 1 : 0;
            _lines++;
            switch (person)
            {
                case PersonIndex.Several:
                    _ambiguous++;
                    if (entry >= 0)
                    {
                        _shared[entry] = lines.Psas![i];
                    }

                    break;
                case LinkOutcome.Fictive:
                    _fictive++;
                    break;
                case < 0:
                    _unknown++;
                    break;
                default:
                    _byPsa++;
                    break;
            }
        }
    }

    private int Keep(ParentLines lines, int line)
    {
        if (split is null)
        {
            return Index.Add(lines.Keys[line], lines.Persons[line], lines.Starts[line], lines.Ends[line]);
        }

        split.Add(new ClaimRecord(lines.Keys[line], _first + _lines, lines.Persons[line], lines.Starts[line]));
        return -1;
    }

    private void Resolve(RecordBatch rows, int year)
    {
        UInt128[] keys = KeyHasher.Hash(RowLinker.Columns(rows, key), rows.Length, table.IsYearly ? year : 0);
        IArrowArray? sexes = RowLinker.Column(rows, ["COD_SEX"]);
        IArrowArray? ages = RowLinker.Column(rows, ["AGE_ANN"]);
        IArrowArray? days = RowLinker.Column(rows, ["AGE_JOU"]);
        for (int i = 0; i < keys.Length; i++)
        {
            int entry = Index.Find(keys[i]);
            if (entry < 0 || !_shared.TryGetValue(entry, out int psa))
            {
                continue;
            }

            int sex = sexes is null ? 0 : (int)(ArrowValues.IntegerOf(sexes, i) ?? 0);
            int age = ages is not null && ArrowValues.IntegerOf(ages, i) is { } years ? (int)years : days is not null && !days.IsNull(i) ? 0 : -1;
            int entered = Index.StartOf(entry) == ArrowValues.NoDay ? year : DateOnly.FromDayNumber(Index.StartOf(entry) + SndsSentinels.Epoch).Year;
            int person = persons.OfPsa(psa, sex, entered, age);
            if (person >= 0)
            {
                Index.Resolve(entry, person);
                _shared.Remove(entry);
                _resolved++;
            }
        }
    }
}
