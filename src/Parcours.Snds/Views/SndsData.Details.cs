using Parcours.Snds.Views;

namespace Parcours;

/// <content>What hangs on lines and on stays: drugs, acts, diagnoses.</content>
public sealed partial class SndsData
{
    /// <summary>
    /// The dispensings of drugs: the details of the lines that the rules leave, corrections netted. {+1, +1, -1} is one box, {+1, -1} nothing at all,
    /// where <c>SELECT DISTINCT</c> gives 0 and two rows.
    /// </summary>
    /// <remarks>Source: DOC and Santé publique France, "SNDS : ce qu'il faut savoir" (2019, 2020). Lines without a day of care have none.</remarks>
    public EventQuery<SndsDispensing> Dispensings => DrugSums
        .Where(s => s.Boxes > 0)
        .LeftJoin(
            StoredRows.Reference<PackRow>(_data).GroupBy(p => p.Cip13).Select(g => new { Cip13 = g.Key, Atc = g.Max(p => p.Atc) }),
            s => s.Cip13,
            p => p.Cip13,
            (s, p) => new SndsDispensing(s.Patient, s.Day, s.Cip13, p == null ? null : p.Atc, s.Executant, s.Boxes, s.Amount, s.Lines))
        .AsEvents(d => d.Patient, d => d.Day);

    /// <summary>The medical acts in town, of the lines that the rules leave and netted, and in hospital, of the stays that the rules leave.</summary>
    public EventQuery<SndsAct> Acts
    {
        get
        {
            Query<SndsAct> town = StoredRows.Events<ActRow>(_data, SndsNames.Time)
                .JoinWithin(Lines, a => a.Day, Window.Days(0, 0), (a, l) => new { Act = a, Line = l })
                .Where(x => x.Act.Line == x.Line.Line)
                .GroupBy(x => new { x.Act.Patient, x.Act.Day, x.Act.Code, x.Act.Activity, x.Line.Executant }, x => new { Sign = x.Line.Quantity < 0 ? -1L : 1L })
                .Select(g => new SndsAct(g.Key.Patient, g.Key.Day, g.Key.Code, g.Key.Activity, false, g.Sum(x => x.Sign)))
                .Where(a => a.Times > 0);
            Query<SndsAct> hospital = StoredRows.Table<HospitalActRow>(_data).Join(
                Stays,
                a => new { a.Patient, Year = a.Year ?? 0, a.Hospital, a.Number },
                s => new { s.Patient, Year = s.Year ?? 0, s.Hospital, s.Number },
                (a, s) => new SndsAct(a.Patient, s.Entry == null ? null : s.Entry.Value.AddDays(a.Delay ?? 0), a.Code, a.Activity, true, a.Times ?? 1L));
            return town.Concat(hospital).AsEvents(a => a.Patient, a => a.Day);
        }
    }

    /// <summary>The diagnoses of the stays that the rules leave: main, related and associated.</summary>
    public IntervalQuery<SndsDiagnosis> Diagnoses
    {
        get
        {
            IntervalQuery<SndsStay> stays = Stays;
            Query<SndsDiagnosis> main = stays.Where(s => s.MainDiagnosis != null).Select(s => new SndsDiagnosis(s.Patient, s.Entry, s.Exit, s.MainDiagnosis, 1));
            Query<SndsDiagnosis> related = stays.Where(s => s.RelatedDiagnosis != null).Select(s => new SndsDiagnosis(s.Patient, s.Entry, s.Exit, s.RelatedDiagnosis, 2));
            Query<SndsDiagnosis> associated = AssociatedDiagnoses.Join(
                stays,
                d => new { d.Patient, Year = d.Year ?? 0, d.Hospital, d.Number },
                s => new { s.Patient, Year = s.Year ?? 0, s.Hospital, s.Number },
                (d, s) => new SndsDiagnosis(d.Patient, s.Entry, s.Exit, d.Code, 3));
            return main.Concat(related).Concat(associated).AsIntervals(d => d.Patient, d => d.Entry, d => d.Exit);
        }
    }

    private Query<DiagnosisRow> AssociatedDiagnoses => StoredRows.Table<DiagnosisRow>(_data);

    private Query<DrugSum> DrugSums => StoredRows.Events<DrugRow>(_data, SndsNames.Time)
        .JoinWithin(Lines, d => d.Day, Window.Days(0, 0), (d, l) => new { Drug = d, Line = l })
        .Where(x => x.Drug.Line == x.Line.Line)
        .GroupBy(x => new { x.Drug.Patient, x.Drug.Day, x.Drug.Cip13, x.Line.Executant }, x => new { Boxes = x.Drug.Boxes ?? 0, Amount = x.Drug.Boxes * x.Drug.Price })
        .Select(g => new DrugSum(g.Key.Patient, g.Key.Day, g.Key.Cip13, g.Key.Executant, g.Sum(x => x.Boxes), g.Sum(x => x.Amount), g.Count(), g.Count(x => x.Boxes < 0)));

    /// <summary>What the netting of dispensings did.</summary>
    /// <param name="cancellation">Stops the count.</param>
    /// <returns>The counts.</returns>
    public Task<SndsNetting> NettingAsync(CancellationToken cancellation = default) => DrugSums
        .Aggregate(r => new SndsNetting(
            r.Sum(s => s.Lines), r.Sum(s => s.Negative), r.Where(s => s.Boxes == 0).Sum(s => s.Lines), r.Where(s => s.Boxes < 0).Sum(s => s.Lines), r.Count(s => s.Boxes > 0)))
        .SingleAsync(cancellation: cancellation);

    /// <summary>
    /// The lines that have at least one of some details, each once, so that their amounts can be summed: a line of three tests has its amount once,
    /// where a join repeats it three times.
    /// </summary>
    /// <typeparam name="TDetail">The record of a detail table, with its parent.</typeparam>
    /// <param name="details">The details, as <c>data.Table&lt;Test>().Where(t => t.Code == 1577)</c>.</param>
    /// <param name="line">The property that holds <see cref="SndsNames.Parent"/>.</param>
    /// <returns>The lines of <see cref="Costs"/>. Those of details on which nothing hangs are not among them.</returns>
    /// <remarks>Source: DOC, the fan-out of ER_PRS_F (an amount of 127 € counted three times). The query must be of the same snapshot.</remarks>
    public EventQuery<SndsLine> CostsWith<TDetail>(Query<TDetail> details, System.Linq.Expressions.Expression<Func<TDetail, long>> line)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(line);
        return Costs.GroupJoin(details, l => l.Line, line, (l, those) => new { Line = l, Details = those.Count() })
            .Where(x => x.Details > 0)
            .Select(x => x.Line)
            .AsEvents(l => l.Patient, l => l.Day);
    }
}
