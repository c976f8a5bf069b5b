using Parcours;
using Parcours.AotApp;

// A natively compiled program that imports, opens and asks: what it prints was computed without a compiler at run time.
string folder = Path.Combine(Path.GetTempPath(), "parcours-aot-" + Guid.NewGuid().ToString("N"));
try
{
    await Dataset.ImportAsync(folder, [MadeUp.Visits(1000), MadeUp.Doctors()], new ImportOptions { Buckets = 2 });
    await using Dataset data = await Dataset.OpenAsync(folder);
    string[] codes = ["C10", "A10"];
    Query<Visit> visits = data.Table<Visit>().Where(v => codes.Contains(v.Code) && v.Day >= new DateOnly(2022, 1, 1));
    // Rows are made with records: what C# writes for an anonymous type in an expression tree draws a warning (IL2026) when it is trimmed.
    var byCode = await (
        from v in visits
        group v by new CodeYear(v.Code, v.Day.Year) into g
        orderby g.Key.Code
        select new CodeTotal(g.Key, g.Count(), g.Sum(v => v.Paid), g.CountDistinctPatients())).ToListAsync();
    var withDoctor = await visits.LeftJoin(
        data.Table<Doctor>(),
        v => v.Doctor,
        d => d.Id,
        (v, d) => new VisitOfDoctor(v.Level, d == null ? "unknown" : d.Name ?? "", v.Note)).ToListAsync();
    var perDoctor = await data.Table<Doctor>().GroupJoin(visits, d => d.Id, v => v.Doctor, (d, vs) => ValueTuple.Create(d.Name, vs.Count(), vs.Min(v => v.Day))).ToListAsync();
    UntypedQuery table = data.Table("visit");
    await using var reader = table.Where(table["level"] == 1).Aggregate(("n", Agg.Count())).AsDataReader();
    await reader.ReadAsync();
    bool right = byCode.Sum(c => c.N) == withDoctor.Count
        && perDoctor.Sum(d => d.Item2) + withDoctor.Count(w => w.Name == "unknown") == withDoctor.Count
        && byCode.All(c => c.Patients > 0 && c.Paid > 0)
        && withDoctor.Exists(w => w.Name == "unknown")
        && withDoctor.Exists(w => w.Level == Level.High)
        && reader.GetInt64(0) == 500;
    Console.WriteLine(right ? $"OK: {byCode.Count} groups, {withDoctor.Count} rows" : "WRONG");
    return right ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
