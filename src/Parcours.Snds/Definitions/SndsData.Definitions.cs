using Parcours.Snds.Definitions;

namespace Parcours;

/// <content>Published definitions over the clean views.</content>
public sealed partial class SndsData
{
    /// <summary>The Charlson index of persons, each at a day.</summary>
    /// <param name="index">The persons with their day, one row a person: <c>stays.LastPerPatient().Select(s => new SndsIndex(s.Patient, s.Exit)).AsPatients(i => i.Patient)</c>.</param>
    /// <param name="lookBack">How many days before the day count; the day itself does too.</param>
    /// <returns>As many rows.</returns>
    /// <remarks>
    /// <para>
    /// An illness is there when a main, related or associated diagnosis of a stay that ends within the days is of it, or a long-term disease that is active on one of them: two of the four
    /// sources of Bannay et al., Med Care 2016;54:188-194 (their acts and tracer drugs are not public in a form that could be checked, and are not used here).
    /// Diagnoses are those of Quan et al., Med Care 2005;43:1130-1139.
    /// </para>
    /// <para>
    /// Weights are those of Charlson et al., J Chronic Dis 1987;40:373-383, which Bannay et al. sum too, with the points for age of Charlson et al., J Clin Epidemiol 1994;47:1245-1251.
    /// For one-year mortality they recommend the age-adjusted index in four levels. Of the hazard ratios that they estimate only two are far from the weights: metastatic cancer (11.3, not 6) and HIV (1.4, not 6).
    /// <see cref="SndsCharlson.Comorbidities"/> lets one weigh otherwise.
    /// </para>
    /// </remarks>
    public Query<SndsCharlson> Charlson(PatientQuery<SndsIndex> index, int lookBack = 365)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfNegative(lookBack);
        int back = -lookBack;
        Query<DatedCode> stays = Diagnoses.Select(d => new DatedCode(d.Patient, d.Exit, d.Code));

        // A long-term disease counts on the day of the index when it overlaps the days looked at: persons have one day, so that none counts for another.
        Query<DatedCode> longTerm = index
            .Where(i => i.Date != null)
            .AsIntervals(i => i.Patient, i => i.Date!.Value.AddDays(back), i => i.Date)
            .JoinOverlapping(LongTermDiseases, (i, d, _) => new DatedCode(i.Patient, i.Date, d.Diagnosis));
        EventQuery<DatedCode> codes = stays.Concat(longTerm).AsEvents(c => c.Patient, c => c.Date);
        return index
            .GroupJoinWithin(
                codes,
                i => i.Date,
                Window.Days(back, 0),
                (i, c) => new
                {
                    i.Patient,
                    i.Date,
                    Found = new SndsComorbidities(
                        c.Count(d => CharlsonCodes.Infarction.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.HeartFailure.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Vascular.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Cerebrovascular.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Dementia.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Pulmonary.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Rheumatic.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Ulcer.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.MildLiver.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Diabetes.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.ComplicatedDiabetes.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Paralysis.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Renal.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Cancer.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.SevereLiver.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Metastasis.Contains(d.Code)) > 0,
                        c.Count(d => CharlsonCodes.Aids.Contains(d.Code)) > 0),
                })
            .Select(i => new
            {
                i.Patient,
                i.Date,
                i.Found,
                Score =
                    (i.Found.Infarction ? 1 : 0) + (i.Found.HeartFailure ? 1 : 0) + (i.Found.Vascular ? 1 : 0) + (i.Found.Cerebrovascular ? 1 : 0) + (i.Found.Dementia ? 1 : 0)
                    + (i.Found.Pulmonary ? 1 : 0) + (i.Found.Rheumatic ? 1 : 0) + (i.Found.Ulcer ? 1 : 0) + (i.Found.Paralysis ? 2 : 0) + (i.Found.Renal ? 2 : 0)
                    + (i.Found.SevereLiver ? 3 : i.Found.MildLiver ? 1 : 0) + (i.Found.ComplicatedDiabetes ? 2 : i.Found.Diabetes ? 1 : 0)
                    + (i.Found.Metastasis ? 6 : i.Found.Cancer ? 2 : 0) + (i.Found.Aids ? 6 : 0),
            })
            .Join(Persons, i => i.Patient, p => p.Patient, (i, p) => new { Index = i, Age = i.Date == null || p.BirthYear == null ? null : (int?)(i.Date.Value.Year - p.BirthYear.Value) })
            .Select(i => new { i.Index, i.Age, AgeScore = i.Index.Score + (i.Age >= 80 ? 4 : i.Age >= 70 ? 3 : i.Age >= 60 ? 2 : i.Age >= 50 ? 1 : 0) })
            .Select(i => new SndsCharlson(
                i.Index.Patient, i.Index.Date, i.Index.Found, i.Index.Score, i.Age, i.AgeScore, i.AgeScore == 0 ? 0 : i.AgeScore <= 2 ? 1 : i.AgeScore <= 4 ? 2 : 3));
    }

    /// <summary>The persons with diabetes, by any of three sources.</summary>
    /// <param name="on">The last day that is looked at.</param>
    /// <param name="days">How many days are looked at, the last one included: two years.</param>
    /// <returns>A row for each person whom one source at least says to be diabetic.</returns>
    /// <remarks>
    /// Source: the mapping of diseases of the CNAM (cartographie des pathologies), as sndsTools and SCALPEL have it. Drugs: three different days or more with a class of A10 but A10BX06 (benfluorex).
    /// Long-term disease: E10 to E14, active on one of the days. Stays that end within the days: E10 to E14 as main or related diagnosis, or a complication (G590, G632, G730, G990, H280, H360, I792, L97,
    /// M142, M146, N083) as main or related diagnosis with E10 to E14 as associated one. Large packs count as others do.
    /// </remarks>
    public PatientQuery<SndsDiabetes> Diabetics(DateOnly on, int days = 730)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        DateOnly from = on.AddDays(1 - days);
        EventQuery<SndsDispensing> drugs = Dispensings.Where(d => d.Day >= from && d.Day <= on && DiabetesCodes.Drugs.Contains(d.Atc));
        IntervalQuery<SndsLongTermDisease> longTerm = LongTermDiseasesOn(from, on).Where(d => DiabetesCodes.Diagnoses.Contains(d.Diagnosis));
        IntervalQuery<SndsStay> all = Stays.Where(s => s.Exit >= from && s.Exit <= on);
        IntervalQuery<SndsStay> stays = all.Where(s => DiabetesCodes.Diagnoses.Contains(s.MainDiagnosis) || DiabetesCodes.Diagnoses.Contains(s.RelatedDiagnosis));
        var complicated = all
            .Where(s => DiabetesCodes.Complications.Contains(s.MainDiagnosis) || DiabetesCodes.Complications.Contains(s.RelatedDiagnosis))
            .GroupJoin(
                AssociatedDiagnoses.Where(d => DiabetesCodes.Diagnoses.Contains(d.Code)),
                s => new { s.Patient, Year = s.Year ?? 0, s.Hospital, s.Number },
                d => new { d.Patient, Year = d.Year ?? 0, d.Hospital, d.Number },
                (s, those) => new { s.Patient, s.Exit, Diagnoses = those.Count() })
            .Where(s => s.Diagnoses > 0)
            .AsEvents(s => s.Patient, s => s.Exit);
        return Persons.AsPatients(p => p.Patient)
            .Select(p => new SndsDiabetes(
                p.Patient, drugs.Of(p).CountDistinct(d => d.Day) >= 3, longTerm.Of(p).Count() > 0, stays.Of(p).Count() > 0 || complicated.Of(p).Count() > 0))
            .Where(p => p.ByDrugs || p.ByLongTermDisease || p.ByStay)
            .AsPatients(p => p.Patient);
    }
}
