using System.Globalization;
using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims;

/// <summary>The claims as Parquet files: in the order of patients and time, and shuffled. Made by DuckDB when they are not there yet.</summary>
internal sealed class ClaimsData
{
    private const long PatientsOfAPart = 200_000;

    private readonly string _folder;

    private ClaimsData(string folder, ClaimsSize size)
    {
        _folder = folder;
        Size = size;
    }

    public ClaimsSize Size { get; }

    /// <summary>Where the Parcours dataset of these claims is kept.</summary>
    public string Dataset => Path.Combine(_folder, "parcours");

    /// <summary>Room for files that last as long as one run.</summary>
    public string Scratch => Directory.CreateDirectory(Path.Combine(_folder, "scratch")).FullName;

    public string Sorted(string table) => Path.Combine(_folder, "sorted", table + ".parquet");

    public string Shuffled(string table) => Path.Combine(_folder, "shuffled", table + ".parquet");

    public long ParquetBytes => ClaimsTable.All.Sum(t => new FileInfo(Sorted(t.Name)).Length);

    /// <summary>Finds the files, or makes them.</summary>
    public static ClaimsData FindOrMake(string parent, ClaimsSize size, int threads, Action<string> log)
    {
        var data = new ClaimsData(Path.Combine(parent, "claims-" + size.Name), size);
        if (!ClaimsTable.All.All(t => File.Exists(data.Sorted(t.Name)) && File.Exists(data.Shuffled(t.Name))))
        {
            log($"Making {size.Name} dispensings of {size.Patients:N0} patients in {data._folder} …");
            data.Make(threads);
        }

        return data;
    }

    private void Make(int threads)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sorted"));
        Directory.CreateDirectory(Path.Combine(_folder, "shuffled"));
        using DuckDbSession duck = DuckDbSession.InMemory(threads, Scratch);
        duck.Execute(Script());
        foreach (ClaimsTable table in ClaimsTable.All)
        {
            Copy(duck, $"SELECT * FROM {table.Name}", Sorted(table.Name));
            Copy(duck, $"SELECT * FROM {table.Name} t ORDER BY hash(t), patient_id", Shuffled(table.Name));
            duck.Execute($"DROP TABLE {table.Name}");
        }
    }

    /// <summary>A file appears under its name only when it is whole.</summary>
    private static void Copy(DuckDbSession duck, string query, string file)
    {
        duck.Execute($"COPY ({query}) TO '{file}.part' (FORMAT parquet)");
        File.Move(file + ".part", file, overwrite: true);
    }

    private string Script()
    {
        using var reader = new StreamReader(typeof(ClaimsData).Assembly.GetManifestResourceStream("generate.sql")!);
        long parts = (Size.Patients + PatientsOfAPart - 1) / PatientsOfAPart;
        IEnumerable<string> inserts = Enumerable.Range(0, (int)parts).Select(k => FormattableString.Invariant($"INSERT INTO dispensing FROM part({k});"));
        return reader.ReadToEnd()
            .Replace("{parts}", string.Join('\n', inserts), StringComparison.Ordinal)
            .Replace("{patients}", Size.Patients.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{stays}", Size.Stays.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{deaths}", Size.Deaths.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
