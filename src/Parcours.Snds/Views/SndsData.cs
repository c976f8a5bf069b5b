using Parcours.Snds.Views;

namespace Parcours;

/// <summary>The SNDS of a dataset as analyses need it: cleaned by named rules, each row once, with the words of the field.</summary>
/// <remarks>
/// <para>Everything here is a query: nothing runs before one of its exits is called, and all verbs of queries and timelines can follow.</para>
/// <para>A table or a column that the dataset does not have has no rows, respectively no values: <see cref="Missing"/> names the tables.</para>
/// </remarks>
public sealed partial class SndsData
{
    private static readonly string[] Used =
        ["ER_PRS_F", "ER_ETE_F", "ER_PHA_F", "ER_CAM_F", "IR_PHA_R", "IR_IMB_R", "KI_CCI_R", "T_MCOaaA", "T_MCOaaB", "T_MCOaaC", "T_MCOaaD"];

    private readonly DatasetView _data;
    private readonly SndsOptions _options;

    private SndsData(DatasetView data, SndsOptions options)
    {
        _data = data;
        _options = options;
        Missing = [.. Used.Where(name => !data.Tables.Any(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>The tables that these views look at and that the dataset does not have.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The SNDS of a dataset, as its last snapshot has it.</summary>
    /// <param name="data">The dataset, made by <see cref="SndsImport"/>.</param>
    /// <param name="configure">Changes the rules, as <c>o => o with { Stays = o.Stays.And(SndsQuality.LongFinessList) }</c>.</param>
    /// <returns>The views.</returns>
    public static SndsData Of(Dataset data, Func<SndsOptions, SndsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(data.At(data.Snapshot.Id), configure);
    }

    /// <summary>The SNDS of a dataset, as one of its snapshots has it.</summary>
    /// <param name="data">The snapshot.</param>
    /// <param name="configure">Changes the rules.</param>
    /// <returns>The views.</returns>
    public static SndsData Of(DatasetView data, Func<SndsOptions, SndsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var options = new SndsOptions();
        return new SndsData(data, configure?.Invoke(options) ?? options);
    }

    /// <summary>All lines that bill care, each once, before any rule.</summary>
    public EventQuery<SndsLine> AllLines
    {
        get
        {
            Query<EstablishmentRow> copies = StoredRows.Table<EstablishmentRow>(_data).Where(e => e.Copy == 1);
            return StoredRows.Table<ClaimRow>(_data)
                .Join(Persons, l => l.Patient, p => p.Patient, (l, p) => new { Line = l, p.IsCertified })
                .GroupJoin(
                    copies,
                    l => l.Line.Line,
                    c => c.Line,
                    (l, those) => new SndsLine(
                        l.Line.Patient, l.Line.Day, l.Line.Until, l.Line.Flux, l.Line.Line, l.Line.Nature, l.Line.BaseNature, l.Line.Qualifier, l.Line.HospitalQualifier,
                        l.Line.Majoration, l.Line.Supplement, l.Line.Quantity, l.Line.Paid, l.Line.Base, l.Line.Reimbursed, l.Line.Rate, l.Line.Executant, l.Line.Specialty,
                        l.Line.Prescriber, l.IsCertified, those.Count() > 0))
                .AsEvents(l => l.Patient, l => l.Day);
        }
    }

    /// <summary>The lines that the rules leave, to count acts and visits: <see cref="SndsOptions.Lines"/>.</summary>
    public EventQuery<SndsLine> Lines => _options.Lines.Keep(AllLines);

    /// <summary>The lines that the rules leave, to sum amounts: <see cref="SndsOptions.Costs"/>. Each line is here once, however many details it has.</summary>
    public EventQuery<SndsLine> Costs => _options.Costs.Keep(AllLines);

    /// <summary>All stays, before any rule.</summary>
    public IntervalQuery<SndsStay> AllStays =>
        StoredRows.Table<StayRow>(_data)
            .Join(
                StoredRows.Table<ChainRow>(_data),
                s => new { s.Patient, Year = s.Year ?? 0, s.Hospital, s.Number },
                c => new { c.Patient, Year = c.Year ?? 0, c.Hospital, c.Number },
                (s, c) => new
                {
                    Stay = s,
                    HasReturnError =
                        (c.Nir != null && c.Nir != "0") || (c.Birth != null && c.Birth != "0") || (c.Sex != null && c.Sex != "0") || (c.Stay != null && c.Stay != "0")
                        || (c.Files != null && c.Files != "0") || (c.Pmsi != null && c.Pmsi != "0") || (c.Dates != null && c.Dates != "0")
                        || (c.CoherentBirth != null && c.CoherentBirth != "0") || (c.CoherentSex != null && c.CoherentSex != "0"),
                })
            .Join(
                Persons,
                s => s.Stay.Patient,
                p => p.Patient,
                (s, p) => new SndsStay(
                    s.Stay.Patient, s.Stay.Entry, s.Stay.Exit, s.Stay.Year, s.Stay.Hospital, s.Stay.Number, s.Stay.Group, s.Stay.Tariff, s.Stay.MainDiagnosis,
                    s.Stay.RelatedDiagnosis, s.Stay.EntryMode, s.Stay.ExitMode, s.Stay.Kind, s.Stay.Generated, s.HasReturnError, p.IsCertified))
            .AsIntervals(s => s.Patient, s => s.Entry, s => s.Exit);

    /// <summary>The stays that the rules leave: <see cref="SndsOptions.Stays"/>.</summary>
    public IntervalQuery<SndsStay> Stays => _options.Stays.Keep(AllStays);

    private Query<PersonRow> Persons => StoredRows.Table<PersonRow>(_data);

    /// <summary>How many rows each rule removes, in order.</summary>
    /// <param name="cancellation">Stops the count.</param>
    /// <returns>The flow charts of lines that are counted, of lines that are summed, and of stays.</returns>
    public async Task<IReadOnlyList<Attrition>> QualityAsync(CancellationToken cancellation = default) =>
    [
        await _options.Lines.CountAsync("Lines of ER_PRS_F, for counts", AllLines, cancellation),
        await _options.Costs.CountAsync("Lines of ER_PRS_F, for amounts", AllLines, cancellation),
        await _options.Stays.CountAsync("Stays of T_MCOaaB", AllStays, cancellation),
    ];
}
