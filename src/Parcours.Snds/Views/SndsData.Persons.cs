using Parcours.Snds.Views;

namespace Parcours;

/// <content>What is known of persons over the sources: stays that follow each other, long-term diseases, deaths.</content>
public sealed partial class SndsData
{
    /// <summary>The stays that the rules leave, without séances, merged where they follow each other: those of one illness are one hospitalisation.</summary>
    /// <param name="transferDays">How many days later than that a stay may begin that is entered by transfer or from another unit (ENT_MOD of 7 or 6).</param>
    /// <returns>The hospitalisations. A stay that begins while another lasts, or within one day of its end, is merged with it.</returns>
    /// <remarks>Source: DOC; the entry and exit modes are those of the PMSI. Stays without an entry or an exit, or that end before they begin, have none.</remarks>
    public IntervalQuery<SndsHospitalisation> Hospitalisations(int transferDays = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(transferDays);
        int back = -transferDays;
        IntervalQuery<SndsHospitalisation> merged = Stays
            .Where(s => !s.Group!.StartsWith("28") && s.Entry != null && s.Exit != null && s.Exit >= s.Entry)
            .Select(s => new
            {
                s.Patient,
                s.Entry,
                s.Exit,
                s.ExitMode,
                IsTransfer = s.EntryMode == "6" || s.EntryMode == "7",
                From = s.EntryMode == "6" || s.EntryMode == "7" ? s.Entry!.Value.AddDays(back) : s.Entry!.Value,
            })
            .AsEvents(s => s.Patient, s => s.From)
            .Episodes(
                s => s.Patient,
                s => s.Exit!.Value.DayNumber - s.From.DayNumber + 1,
                grace: 0,
                (patient, e, stays) => new SndsHospitalisation(
                    patient, stays.Min(s => s.Entry) ?? e.Start, stays.Max(s => s.Exit) ?? e.End, stays.Count(), stays.Count(s => s.IsTransfer), stays.Count(s => s.ExitMode == "9") > 0));
        return PatientMember.Named(merged, nameof(SndsHospitalisation.Patient)).AsIntervals(h => h.Patient, h => h.Entry, h => h.Exit);
    }

    /// <summary>For each hospitalisation that was left alive, the next one and whether it comes within some days: readmission at 30 days.</summary>
    /// <param name="days">Within how many days of the exit the next hospitalisation must begin.</param>
    /// <param name="transferDays">As for <see cref="Hospitalisations"/>.</param>
    /// <returns>A row for each hospitalisation that was left alive. Those whose exit lies less than <paramref name="days"/> before the end of the data are not observed long enough: leave them out.</returns>
    /// <remarks>
    /// Séances, services for other hospitals (PIE) and, by merging, transfers are no hospitalisation of their own. No official text of a national indicator was at hand: the definition is that
    /// of the field's usual programs, all causes, planned or not.
    /// </remarks>
    public EventQuery<SndsReadmission> Readmissions(int days = 30, int transferDays = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return Hospitalisations(transferDays)
            .Next((h, next) => new
            {
                h.Patient,
                h.Entry,
                h.Exit,
                h.EndsInDeath,
                Next = next == null ? null : (DateOnly?)next.Entry,
                Days = next == null ? null : (int?)(next.Entry.DayNumber - h.Exit.DayNumber),
            })
            .Where(h => !h.EndsInDeath)
            .Select(h => new SndsReadmission(h.Patient, h.Entry, h.Exit, h.Next, h.Days, h.Days <= days))
            .AsEvents(r => r.Patient, r => r.Exit);
    }

    /// <summary>The long-term diseases (IMB_ETM_NAT of 41, 43 or 45), each in its latest version.</summary>
    /// <remarks>
    /// Of the versions of one person, disease, nature and first day the last by INS_DTE, then UPD_DTE, counts. Source: DOC (the fiche on beneficiaries of an ALD, with DREES and ARS).
    /// Rows without a first day have none. Versions under several numbers of a person are one.
    /// </remarks>
    public IntervalQuery<SndsLongTermDisease> LongTermDiseases => LongTermVersions
        .Next(r => new { r.Diagnosis, r.Nature, r.Start }, (r, next) => new { Row = r, IsLatest = next == null })
        .Where(r => r.IsLatest)
        .Select(r => new SndsLongTermDisease(r.Row.Patient, r.Row.Start, r.Row.End, r.Row.Diagnosis, r.Row.Nature, r.Row.Number))
        .AsIntervals(d => d.Patient, d => d.Start, d => d.End);

    /// <summary>The long-term diseases that are active on at least one day of a period, in their latest version.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; the first when null.</param>
    /// <returns>Those that begin by the last day and do not end before the first.</returns>
    public IntervalQuery<SndsLongTermDisease> LongTermDiseasesOn(DateOnly from, DateOnly? to = null)
    {
        DateOnly last = to ?? from;
        return LongTermDiseases.Where(d => d.Start <= last && (d.End == null || d.End >= from));
    }

    /// <summary>How many versions of long-term diseases there are, and how many are left out since a later one replaced them.</summary>
    /// <param name="cancellation">Stops the count.</param>
    /// <returns>The flow chart.</returns>
    public async Task<Attrition> LongTermVersionsAsync(CancellationToken cancellation = default)
    {
        long all = await LongTermVersions.CountAsync(cancellation: cancellation);
        long dated = await LongTermVersions.Where(r => r.Start != null).CountAsync(cancellation: cancellation);
        long latest = await LongTermDiseases.CountAsync(cancellation: cancellation);
        return new Attrition(
            "Versions of long-term diseases in IR_IMB_R",
            all,
            [new AttritionStep("ALD-DATE: without a first day", true, all - dated, dated), new AttritionStep("ALD-VERSION: replaced by a later version", true, dated - latest, latest)]);
    }

    /// <summary>The deaths, a row for each dead person, the day by the first of <see cref="SndsOptions.DeathSources"/> that knows it.</summary>
    /// <remarks>Source: DOC and CNAM (the date of death has several sources, and may be on one of the person's numbers only). Within a source the latest date counts.</remarks>
    public EventQuery<SndsDeath> Deaths
    {
        get
        {
            EventQuery<CauseRow> causes = StoredRows.Events<CauseRow>(_data, "BEN_DCD_DTE");
            IntervalQuery<SndsStay> stays = Stays.Where(s => s.ExitMode == "9");
            EventQuery<ClaimRow> claims = StoredRows.Events<ClaimRow>(_data, "EXE_SOI_DTD").Where(c => c.Death != null);
            var endings = StoredRows.Events<EstablishmentRow>(_data, SndsNames.Time)
                .Where(e => e.End == "D")
                .JoinWithin(StoredRows.Events<ClaimRow>(_data, "EXE_SOI_DTD"), e => e.Day, Window.Days(0, 0), (e, c) => new { e.Patient, e.Line, Claim = c.Line, Day = c.Until ?? c.Day })
                .Where(e => e.Line == e.Claim)
                .AsEvents(e => e.Patient, e => e.Day);
            return Persons.AsPatients(p => p.Patient)
                .Select(p => new DeathDates(
                    p.Patient, p.Death, causes.Of(p).Max(c => c.Date), stays.Of(p).Max(s => s.Exit), claims.Of(p).Max(c => c.Death), endings.Of(p).Max(e => e.Day), causes.Of(p).Max(c => c.Cause)))
                .Select(DeathLambdas.WithSource(_options.DeathSources))
                .Where(d => d.Source != 0)
                .Select(d => new SndsDeath(
                    d.Dates.Patient,
                    (d.Source == 1 ? d.Dates.Referential : d.Source == 2 ? d.Dates.Causes : d.Source == 3 ? d.Dates.Hospital : d.Source == 4 ? d.Dates.Claims : d.Dates.Establishment)!.Value,
                    (SndsDeathSource)d.Source,
                    d.Dates.Cause))
                .AsEvents(d => d.Patient, d => d.Date);
        }
    }

    private IntervalQuery<LongTermRow> LongTermVersions =>
        StoredRows.Intervals<LongTermRow>(_data, "IMB_ALD_DTD", "IMB_ALD_DTF").Where(r => r.Nature == 41 || r.Nature == 43 || r.Nature == 45);
}
