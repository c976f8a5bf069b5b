using System.Collections.Immutable;
using Parcours.Snds.Diagnostics;

namespace Parcours.Snds.Linkage;

/// <summary>Links the tables of a delivery: persons first, then the tables that others hang on, then each table.</summary>
internal sealed class SndsLinker(IReadOnlyList<DeliveryFile> files, PersonIndex persons, SndsDeliveryOptions options) : IDisposable
{
    /// <summary>Tables whose sex and age tell persons of a shared PSA apart, by chaining table.</summary>
    private static readonly Dictionary<string, string> Demographics = new()
    {
        ["T_MCOaaC"] = "T_MCOaaB",
        ["T_SSRaaC"] = "T_SSRaaB",
        ["T_HADaaC"] = "T_HADaaB",
        ["T_RIPaaC"] = "T_RIPaaRSA",
        ["T_MCOaaCSTC"] = "T_MCOaaFASTC",
        ["T_SSRaaCSTC"] = "T_SSRaaFASTC",
    };

    /// <summary>What a claim takes in the index of claims, in bytes.</summary>
    private const long BytesAClaim = 40;

    private readonly int _threads = options.Threads ?? Environment.ProcessorCount;
    private readonly ILookup<SndsTable, DeliveryFile> _files = files.ToLookup(file => file.Match.Table);
    private readonly Dictionary<(SndsTable Table, string Key), ParentScan> _scans = [];

    /// <summary>What the tables that others hang on gave.</summary>
    public ImmutableSortedDictionary<string, ParentReport> Reports =>
        _scans.Where(scan => scan.Key.Key == Join(scan.Key.Table.Key)).ToImmutableSortedDictionary(scan => scan.Key.Table.Name, scan => scan.Value.Report);

    /// <summary>The table as it is to be imported.</summary>
    public TableImport Link(SndsTable table, CancellationToken cancellation)
    {
        DeliveryFile[] mine = [.. _files[table]];
        Dictionary<string, ColumnType> types = TypeChoice.Of(table, mine);
        string? time = Role(table.Time, SndsNames.Time, mine, types);
        string? end = Role(table.End, SndsNames.End, mine, types);
        IReadOnlyList<TableSource> sources = table.Link == SndsLink.None ? [.. mine.Select(file => file.Source)] : Linked(table, mine, Added(table, time, end), cancellation);
        return new TableImport(table.Name, table.Kind, sources)
        {
            Patient = table.Link == SndsLink.None ? null : SndsNames.Patient,
            Time = time,
            End = end,
            TieKey = [.. table.TieKey.Where(column => mine.Any(file => file.Has(column)))],
            Types = types,
            NullDates = SndsSentinels.NullDates,
        };
    }

    /// <summary>The column of a date: the published one where the files have it as dates, otherwise one that the linkage adds.</summary>
    private static string? Role(string? published, string added, DeliveryFile[] files, Dictionary<string, ColumnType> types) =>
        published is null || (files.Any(file => file.Has(published)) && types.TryGetValue(published, out ColumnType type) && type.Kind == ColumnKind.Date) ? published : added;

    private static LinkedColumns Added(SndsTable table, string? time, string? end) =>
        (IsNumbered(table) ? LinkedColumns.Line : 0)
        | (table.Link is SndsLink.Detail ? LinkedColumns.Parent : 0)
        | (time is SndsNames.Time ? LinkedColumns.Time : 0)
        | (end is SndsNames.End ? LinkedColumns.End : 0)
        | (table.IsYearly ? LinkedColumns.Year : 0);

    private static bool IsNumbered(SndsTable table) => table.Name is "ER_PRS_F" or "EB_PRS_F";

    private TableSource[] Linked(SndsTable table, DeliveryFile[] mine, LinkedColumns added, CancellationToken cancellation)
    {
        if (table.Link == SndsLink.Detail && Claims(table, mine, cancellation).Split is { } split)
        {
            (Dictionary<DeliveryFile, LinkedPart[]> parts, RowLinker answers) = split.Link(mine, [.. table.Key], cancellation);
            return [.. mine.Select(file => new LinkedSource(table, parts[file], added, answers, persons, file.Match.Year))];
        }

        RowLinker linker = Linker(table, mine, cancellation);
        ParentScan? scan = IsNumbered(table) ? Scan(table, [.. table.Key], cancellation) : null;
        return [.. mine.Select(file => new LinkedSource(table, scan?.Parts[file] ?? [new LinkedPart(file.Source, 0, -1)], added, linker, persons, file.Match.Year))];
    }

    private RowLinker Linker(SndsTable table, DeliveryFile[] mine, CancellationToken cancellation)
    {
        string[] key = [.. table.Key];
        switch (table.Link)
        {
            case SndsLink.Detail:
                return new ParentLinker(Claims(table, mine, cancellation).Index, key, yearly: false, options.FirstLine, LinkOutcome.NoParent);
            case SndsLink.Stay:
                return new ParentLinker(Claims(table, mine, cancellation).Index, key, table.IsYearly, 0, LinkOutcome.NoStay);
            case SndsLink.Chain:
                Require(table, mine, key, "names a stay");
                return new ParentLinker(Scan(table, key, cancellation).Index, key, table.IsYearly, 0, LinkOutcome.NoStay);
            default:
                return table.Parent is not null && table.Time == SndsNames.Time ? ThroughParent(table, mine, cancellation) : new PersonLinker(persons);
        }
    }

    /// <summary>The table that a table hangs on.</summary>
    private ParentScan Claims(SndsTable table, DeliveryFile[] mine, CancellationToken cancellation)
    {
        Require(table, mine, [.. table.Key], "finds the parent of a line");
        return Scan(SndsCatalogue.Find(table.Parent!), [.. table.Key], cancellation);
    }

    /// <summary>Claims are parted where their index would not fit in the memory given; chaining lines, a hundredth of them, are not.</summary>
    private SplitClaims? Split(SndsTable table, DeliveryFile[] mine)
    {
        long bytes = mine.Sum(file => file.Source.EstimatedRows) * BytesAClaim;
        if (!IsNumbered(table) || options.MemoryBytes is not { } memory || bytes <= memory)
        {
            return null;
        }

        int bits = 1;
        while (bits < 10 && bytes >> bits > memory)
        {
            bits++;
        }

        return new SplitClaims(options.TemporaryFolder ?? Path.GetTempPath(), bits);
    }

    /// <summary>Causes of death hang on the death by its number, or by the person where a delivery has no such number.</summary>
    private PersonLinker ThroughParent(SndsTable table, DeliveryFile[] mine, CancellationToken cancellation)
    {
        SndsTable parent = SndsCatalogue.Find(table.Parent!);
        DeliveryFile[] both = [.. mine, .. _files[parent]];
        string[]? key = Array.Find<string[]>([[.. table.Key], [SndsNames.IdtAno]], candidate => both.All(file => candidate.All(file.Has)));
        return key is null ? new PersonLinker(persons) : new PersonLinker(persons, Scan(parent, key, cancellation).Index, key);
    }

    private ParentScan Scan(SndsTable table, string[] key, CancellationToken cancellation)
    {
        if (_scans.TryGetValue((table, Join(key)), out ParentScan? scan))
        {
            return scan;
        }

        DeliveryFile[] mine = [.. _files[table]];
        Require(table, mine, key, "names a line");
        Require(table, mine, table.Link == SndsLink.Chain ? [SndsNames.ChainNir] : [], "names the patient");
        scan = new ParentScan(table, key, mine, persons, _threads, Split(table, mine));
        _scans[(table, Join(key))] = scan;
        scan.Run(options.FirstLine, cancellation);
        if (Demographics.TryGetValue(table.Name, out string? other))
        {
            scan.Resolve([.. _files[SndsCatalogue.Find(other)]], cancellation);
        }

        return scan;
    }

    public void Dispose()
    {
        foreach (ParentScan scan in _scans.Values)
        {
            scan.Split?.Dispose();
        }
    }

    private static string Join(IEnumerable<string> key) => string.Join(',', key);

    private static void Require(SndsTable table, DeliveryFile[] files, string[] columns, string why)
    {
        foreach (DeliveryFile file in files)
        {
            if (Array.Find(columns, column => !file.Has(column)) is { } missing)
            {
                throw SndsErrors.MissingColumn(table.Name, file.Source.Name, missing, why);
            }
        }
    }
}
