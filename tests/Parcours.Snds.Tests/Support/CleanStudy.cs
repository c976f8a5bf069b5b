using Apache.Arrow;
using Parcours.Snds.Linkage;

namespace Parcours.Snds.Tests.Support;

/// <summary>A synthetic delivery with the keys of its traps, its raw rows, and the dataset that it was imported into.</summary>
public sealed class CleanStudy : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, List<Func<string, string>>> _rows = [];

    public string Dataset => Path.Combine(_folder.Path, "dataset");

    internal GroundTruth Truth { get; private set; } = null!;

    private string Delivery => Path.Combine(_folder.Path, "delivery");

    public async Task InitializeAsync()
    {
        // The traps of hospitals are rare: more of them, so that each is met.
        var traps = new TrapRates { BadReturnCode = 0.03, GroupError = 0.02, ServiceStay = 0.02, ServiceByMode = 0.02, GeneratedStay = 0.02, Unpaid = 0.02, Provisional = 0.03, ServiceSession = 0.3 };
        Truth = SyntheticDelivery.Generate(new GeneratorOptions { Folder = Delivery, Patients = 1500, Years = 3, FirstYear = 2016, Seed = 5, KeepPlanted = true, Traps = traps });
        await SndsImport.RunAsync(Dataset, Delivery, new ImportOptions { Buckets = 4 });
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The keys of the rows of a trap.</summary>
    public IReadOnlyList<string> Planted(string trap) => Truth.Planted.TryGetValue(trap, out List<string>? keys) ? keys : [];

    /// <summary>The raw rows of a table, as text by column; dates are 2016-12-31, nothing is empty.</summary>
    public IReadOnlyList<Func<string, string>> Raw(string table)
    {
        lock (_rows)
        {
            if (!_rows.TryGetValue(table, out List<Func<string, string>>? rows))
            {
                _rows.Add(table, rows = [.. Read(table)]);
            }

            return rows;
        }
    }

    /// <summary>The name of the file that a raw row is from stands under this name: its year.</summary>
    public const string FileYear = "year of the file";

    private IEnumerable<Func<string, string>> Read(string table)
    {
        foreach (string path in Directory.GetFiles(Delivery, "*.parquet").Order(StringComparer.Ordinal).Where(path => (SndsCatalogue.MatchFile(path)?.Table.Name ?? Path.GetFileNameWithoutExtension(path)) == table))
        {
            string year = SndsCatalogue.MatchFile(path)?.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
            foreach (SourceBatch batch in TableFiles.OpenFile(path).Read())
            {
                Dictionary<string, IArrowArray> columns = batch.Rows.Schema.FieldsList.Select((field, i) => (field.Name, batch.Rows.Column(i))).ToDictionary();
                for (int i = 0; i < batch.Rows.Length; i++)
                {
                    int row = i;
                    yield return column => column == FileYear ? year : Text(columns[column], row);
                }
            }
        }
    }

    private static string Text(IArrowArray column, int row) => column is Date32Array dates
        ? dates.IsNull(row) ? "" : dates.GetDateTimeOffset(row)!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : ArrowValues.TextOf(column, row);
}
