using Parcours.Cli.Demo.Records;

namespace Parcours.Cli.Demo.Questions;

/// <summary>Questions about drugs: dispensings with the referential of packs.</summary>
internal static class DrugQuestions
{
    private const int Shown = 8;

    public static UntypedQuery SpendByClassAndMonth(Dataset data)
    {
        var spend =
            from d in data.Table<Dispensing>()
            join pack in data.Table<Pack>() on d.Cip equals pack.Cip
            where d.Day != null
            group new { d.Boxes, Spend = d.Boxes * d.Price } by new { pack.Class, Month = (d.Day!.Value.Year * 100) + d.Day.Value.Month } into g
            select new { g.Key.Class, g.Key.Month, Boxes = g.Sum(d => d.Boxes), Spend = g.Sum(d => d.Spend) };
        return spend.OrderByDescending(row => row.Spend).Take(Shown).AsUntyped();
    }

    public static UntypedQuery PatientsByClass(Dataset data)
    {
        var patients =
            from d in data.Table<Dispensing>()
            join pack in data.Table<Pack>() on d.Cip equals pack.Cip
            where pack.Class != null
            group d by pack.Class into g
            select new { Class = g.Key, Patients = g.CountDistinctPatients(), Dispensings = g.Count() };
        return patients.OrderByDescending(row => row.Patients).Take(Shown).AsUntyped();
    }

    public static UntypedQuery TopPacks(Dataset data)
    {
        var packs =
            from d in data.Table<Dispensing>()
            join pack in data.Table<Pack>() on d.Cip equals pack.Cip
            group d by new { pack.Cip, pack.Atc, pack.Label } into g
            select new { g.Key.Cip, g.Key.Atc, g.Key.Label, Boxes = g.Sum(d => d.Boxes), Patients = g.CountDistinctPatients() };
        return packs.OrderByDescending(row => row.Boxes).Take(Shown).AsUntyped();
    }
}
