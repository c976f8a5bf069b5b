using System.Globalization;
using Parcours.Snds.Tests.Support;
using Parcours.Snds.Tests.Views;

namespace Parcours.Snds.Tests.Definitions;

/// <summary>The published definitions give what plain C# makes of the raw rows.</summary>
public sealed class DefinitionTests(CleanStudy study) : IClassFixture<CleanStudy>
{
    [Theory]
    [InlineData(365)]
    [InlineData(90)]
    public async Task The_Charlson_index_is_the_sum_of_the_weights_of_what_stays_and_long_term_diseases_say(int lookBack)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        PlainSnds plain = await PlainSnds.Of(study, data);
        SndsData snds = SndsData.Of(data);
        PatientQuery<SndsIndex> index = snds.Stays.LastPerPatient().Select(s => new SndsIndex(s.Patient, s.Exit)).AsPatients(i => i.Patient);
        Dictionary<string, DateOnly?> days = (await index.ToListAsync()).ToDictionary(i => i.Patient, i => i.Date);
        ILookup<string, (DateOnly Exit, string Code)> diagnoses = DetailViewTests.Diagnoses(study, plain).ToLookup(d => d.Stay.Patient, d => (d.Stay.Exit, d.Code));
        ILookup<string, SndsLongTermDisease> longTerm = PersonViewTests.LongTerm(study, plain).ToLookup(d => d.Patient);
        Dictionary<string, int> births = study.Raw("IR_BEN_R").GroupBy(row => row("BEN_IDT_ANO")).ToDictionary(g => g.Key, g => int.Parse(g.First()("BEN_NAI_ANN"), CultureInfo.InvariantCulture));
        var expected = days.Select(i =>
        {
            DateOnly on = i.Value!.Value;
            DateOnly from = on.AddDays(-lookBack);
            string[] codes =
            [
                .. diagnoses[i.Key].Where(d => d.Exit >= from && d.Exit <= on).Select(d => d.Code),
                .. longTerm[i.Key].Where(d => d.Start <= on && (d.End is null || d.End >= from)).Select(d => d.Diagnosis!),
            ];
            int score = Score(codes);
            int age = on.Year - births[i.Key];
            int withAge = score + Math.Clamp((age - 40) / 10, 0, 4);
            return $"{i.Key} {score} {age} {withAge} {(withAge == 0 ? 0 : withAge <= 2 ? 1 : withAge <= 4 ? 2 : 3)}";
        });
        List<SndsCharlson> found = await snds.Charlson(index, lookBack).ToListAsync();
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(c => $"{c.Patient} {c.Score} {c.Age} {c.AgeScore} {c.Level}").Order(StringComparer.Ordinal));
        Assert.Equal([0, 1, 2, 3], found.Select(c => c.Level).Distinct().Order());
    }

    [Theory]
    [InlineData(2017)]
    [InlineData(2018)]
    public async Task Diabetics_are_found_by_drugs_by_long_term_diseases_and_by_stays(int year)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        PlainSnds plain = await PlainSnds.Of(study, data);
        DateOnly on = new(year, 12, 31);
        DateOnly from = on.AddDays(-729);
        static bool IsDiabetes(string code) => code.Length >= 3 && code[..3] is "E10" or "E11" or "E12" or "E13" or "E14";
        List<SndsDispensing> dispensings = await SndsData.Of(data).Dispensings.ToListAsync();
        HashSet<string> drugs =
        [
            .. dispensings.Where(d => d.Atc is { } atc && atc.StartsWith("A10", StringComparison.Ordinal) && atc != "A10BX06" && d.Day >= from && d.Day <= on)
                .GroupBy(d => d.Patient).Where(g => g.Select(d => d.Day).Distinct().Count() >= 3).Select(g => g.Key),
        ];
        HashSet<string> longTerm = [.. PersonViewTests.LongTerm(study, plain).Where(d => IsDiabetes(d.Diagnosis!) && d.Start <= on && (d.End is null || d.End >= from)).Select(d => d.Patient)];
        string[] complications = ["G590", "G632", "G730", "G990", "H280", "H360", "I792", "L97", "M142", "M146", "N083"];
        HashSet<string> stays =
        [
            .. DetailViewTests.Diagnoses(study, plain).Where(d => d.Stay.Exit >= from && d.Stay.Exit <= on).GroupBy(d => d.Stay.Key)
                .Where(g => g.Any(d => d.Place < 3 && IsDiabetes(d.Code))
                    || (g.Any(d => d.Place < 3 && complications.Any(c => d.Code.StartsWith(c, StringComparison.Ordinal))) && g.Any(d => d.Place == 3 && IsDiabetes(d.Code))))
                .Select(g => g.First().Stay.Patient),
        ];
        IEnumerable<string> expected = drugs.Union(longTerm).Union(stays).Select(p => new SndsDiabetes(p, drugs.Contains(p), longTerm.Contains(p), stays.Contains(p)).ToString());
        List<SndsDiabetes> found = await SndsData.Of(data).Diabetics(on).ToListAsync();
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(d => d.ToString()).Order(StringComparer.Ordinal));
        Assert.True(found.Any(d => d.ByDrugs) && found.Any(d => d.ByLongTermDisease) && found.Any(d => d.ByStay));
    }

    /// <summary>The score as the table of the paper reads, by prefixes.</summary>
    private static int Score(string[] codes)
    {
        bool Any(string prefixes) => codes.Any(code => prefixes.Split(' ').Any(prefix => code.StartsWith(prefix, StringComparison.Ordinal)));
        bool Between(string first, string last) => codes.Any(code => string.CompareOrdinal(code[..3], first) >= 0 && string.CompareOrdinal(code[..3], last) <= 0);
        bool Diabetes(string digits, bool bare) => codes.Any(code => code[..3] is "E10" or "E11" or "E12" or "E13" or "E14" && (code.Length == 3 ? bare : digits.Contains(code[3], StringComparison.Ordinal)));
        int score = 0;
        void Add(bool has, int weight) => score += has ? weight : 0;
        Add(Any("I21 I22 I252"), 1);
        Add(Any("I099 I110 I130 I132 I255 I420 I425 I426 I427 I428 I429 I43 I50 P290"), 1);
        Add(Any("I70 I71 I731 I738 I739 I771 I790 I792 K551 K558 K559 Z958 Z959"), 1);
        Add(Any("G45 G46 H340") || Between("I60", "I69"), 1);
        Add(Any("F00 F01 F02 F03 F051 G30 G311"), 1);
        Add(Any("I278 I279 J684 J701 J703") || Between("J40", "J47") || Between("J60", "J67"), 1);
        Add(Any("M05 M06 M315 M32 M33 M34 M351 M353 M360"), 1);
        Add(Between("K25", "K28"), 1);
        Add(Any("G041 G114 G801 G802 G81 G82 G830 G831 G832 G833 G834 G839"), 2);
        Add(Any("I120 I131 N032 N033 N034 N035 N036 N037 N052 N053 N054 N055 N056 N057 N18 N19 N250 Z490 Z491 Z492 Z940 Z992"), 2);
        bool severe = Any("I850 I859 I864 I982 K704 K711 K721 K729 K765 K766 K767");
        Add(severe, 3);
        Add(!severe && Any("B18 K700 K701 K702 K703 K709 K713 K714 K715 K717 K73 K74 K760 K762 K763 K764 K768 K769 Z944"), 1);
        bool complicated = Diabetes("23457", bare: false);
        Add(complicated, 2);
        Add(!complicated && Diabetes("01689", bare: true), 1);
        bool metastatic = Between("C77", "C80");
        Add(metastatic, 6);
        Add(
            !metastatic && (Between("C00", "C26") || Between("C30", "C34") || Between("C37", "C41") || Any("C43 C88") || Between("C45", "C58") || Between("C60", "C76")
                || Between("C81", "C85") || Between("C90", "C97")),
            2);
        Add(Any("B20 B21 B22 B24"), 6);
        return score;
    }
}
