using Parcours.Snds.Diagnostics;
using Parcours.Snds.Linkage;

namespace Parcours;

/// <summary>A raw delivery of the SNDS, linked: every table knows the patient of each of its rows.</summary>
/// <remarks>
/// Opening it reads what linking needs: the beneficiaries, the keys of claims, the chaining tables of hospitals. It holds about 40 bytes a claim in memory
/// until the tables have been imported, or as much as <see cref="SndsDeliveryOptions.MemoryBytes"/> allows.
/// </remarks>
internal sealed class SndsDelivery : IDisposable
{
    private readonly SndsLinker _linker;

    /// <summary>The tables of which a delivery brings the whole state, referentials and nomenclatures; the import replaces them rather than adding to them.</summary>
    public IReadOnlyList<string> States { get; private init; } = [];

    private SndsDelivery(IReadOnlyList<TableImport> tables, SndsLinker linker, LinkageReport report, IReadOnlyList<string> otherFiles) =>
        (Tables, _linker, Report, OtherFiles) = (tables, linker, report, otherFiles);

    /// <summary>The tables to import, the one of persons first, then by name.</summary>
    public IReadOnlyList<TableImport> Tables { get; }

    /// <summary>What was found on the way.</summary>
    public LinkageReport Report { get; }

    /// <summary>Files of the folder that hold a table and are named after none of the SNDS; they are left out.</summary>
    public IReadOnlyList<string> OtherFiles { get; }

    /// <summary>Opens a delivery and links it.</summary>
    /// <param name="folder">A folder of raw tables, each a file or several: <c>ER_PRS_F.csv</c>, <c>ER_PRS_F_2019.parquet</c>, <c>T_MCO19B.csv</c>.</param>
    /// <param name="options">How it is linked; null for the defaults.</param>
    /// <param name="cancellation">Stops within one batch.</param>
    /// <exception cref="ParcoursException">There is no table, or a file lacks a column that linking needs.</exception>
    public static SndsDelivery Open(string folder, SndsDeliveryOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (IReadOnlyList<DeliveryFile> files, IReadOnlyList<NomenclatureFile> nomenclatures, IReadOnlyList<string> others) = DeliveryFiles.Find(folder);
        if (files.Count == 0)
        {
            throw SndsErrors.NoTables(folder);
        }

        SndsDelivery delivery = Link(folder, files, options ?? new SndsDeliveryOptions(), cancellation);
        return new SndsDelivery([.. delivery.Tables, .. nomenclatures.Select(file => file.Import())], delivery._linker, delivery.Report, others)
        {
            States = [.. files.Select(file => file.Match.Table).Where(table => table.IsState).Select(table => table.Name).Distinct(), .. nomenclatures.Select(file => file.Name)],
        };
    }

    /// <summary>Gives back the files that linking needed; the tables cannot be read any more.</summary>
    public void Dispose() => _linker.Dispose();

    internal static SndsDelivery Link(
        string folder, IReadOnlyList<DeliveryFile> files, SndsDeliveryOptions options, CancellationToken cancellation)
    {
        var tables = new List<TableImport>();
        PersonIndex persons = Persons(folder, files, options, cancellation);
        if (persons.Count > 0)
        {
            tables.Add(new TableImport(SndsNames.Persons, TableKind.Patients, [new PersonsSource(persons, options.KnownPersons)]) { Patient = SndsNames.Patient });
        }

        var linker = new SndsLinker(files, persons, options);
        try
        {
            foreach (SndsTable table in files.Select(file => file.Match.Table).Distinct().OrderBy(table => table.Name, StringComparer.Ordinal))
            {
                options.Progress?.Report(table.Name);
                tables.Add(linker.Link(table, cancellation));
            }
        }
        catch
        {
            linker.Dispose();
            throw;
        }

        return new SndsDelivery(tables, linker, PersonReport.Of(persons) with { Parents = linker.Reports }, []);
    }

    /// <summary>The referential names the persons; without it the claims do, and without claims only reference tables can be linked.</summary>
    private static PersonIndex Persons(string folder, IReadOnlyList<DeliveryFile> files, SndsDeliveryOptions options, CancellationToken cancellation)
    {
        foreach (string name in (ReadOnlySpan<string>)["IR_BEN_R", "IR_IBA_R", "ER_PRS_F", "EB_INB_F"])
        {
            DeliveryFile[] those = [.. files.Where(file => file.Match.Table.Name == name)];
            if (those.Length > 0)
            {
                options.Progress?.Report(name);
                return PersonScan.Run(those, options.KnownPersons, cancellation);
            }
        }

        return files.All(file => file.Match.Table.Link == SndsLink.None) ? new PersonIndexBuilder().Build() : throw SndsErrors.NoPersons(folder);
    }
}
