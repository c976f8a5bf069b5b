namespace Parcours.Snds.Definitions;

/// <summary>The diagnoses of the Charlson index: Quan et al., Med Care 2005;43:1130-1139, table 1, ICD-10. Categories alone count as diabetes without complication, since ALD are coded so.</summary>
internal static class CharlsonCodes
{
    public static CodeSet Infarction { get; } = Of("infarction", "I21 I22 I252");

    public static CodeSet HeartFailure { get; } = Of("heart failure", "I099 I110 I130 I132 I255 I420 I425 I426 I427 I428 I429 I43 I50 P290");

    public static CodeSet Vascular { get; } = Of("peripheral vascular disease", "I70 I71 I731 I738 I739 I771 I790 I792 K551 K558 K559 Z958 Z959");

    public static CodeSet Cerebrovascular { get; } = Of("cerebrovascular disease", "G45 G46 H340 I60 I61 I62 I63 I64 I65 I66 I67 I68 I69");

    public static CodeSet Dementia { get; } = Of("dementia", "F00 F01 F02 F03 F051 G30 G311");

    public static CodeSet Pulmonary { get; } = Of("chronic pulmonary disease", "I278 I279 J40 J41 J42 J43 J44 J45 J46 J47 J60 J61 J62 J63 J64 J65 J66 J67 J684 J701 J703");

    public static CodeSet Rheumatic { get; } = Of("rheumatic disease", "M05 M06 M315 M32 M33 M34 M351 M353 M360");

    public static CodeSet Ulcer { get; } = Of("peptic ulcer", "K25 K26 K27 K28");

    public static CodeSet MildLiver { get; } =
        Of("mild liver disease", "B18 K700 K701 K702 K703 K709 K713 K714 K715 K717 K73 K74 K760 K762 K763 K764 K768 K769 Z944");

    public static CodeSet Diabetes { get; } = Of("diabetes without complication", Of10To14("0 1 6 8 9")).AndExactly("E10", "E11", "E12", "E13", "E14");

    public static CodeSet ComplicatedDiabetes { get; } = Of("diabetes with complication", Of10To14("2 3 4 5 7"));

    public static CodeSet Paralysis { get; } = Of("paralysis", "G041 G114 G801 G802 G81 G82 G830 G831 G832 G833 G834 G839");

    public static CodeSet Renal { get; } =
        Of("renal disease", "I120 I131 N032 N033 N034 N035 N036 N037 N052 N053 N054 N055 N056 N057 N18 N19 N250 Z490 Z491 Z492 Z940 Z992");

    public static CodeSet Cancer { get; } = CodeSet.Of("cancer", Terminology.Cim10)
        .AndRange("C00", "C26").AndRange("C30", "C34").AndRange("C37", "C41").And("C43").AndRange("C45", "C58").AndRange("C60", "C76").AndRange("C81", "C85").And("C88").AndRange("C90", "C97");

    public static CodeSet SevereLiver { get; } = Of("severe liver disease", "I850 I859 I864 I982 K704 K711 K721 K729 K765 K766 K767");

    public static CodeSet Metastasis { get; } = Of("metastasis", "C77 C78 C79 C80");

    public static CodeSet Aids { get; } = Of("AIDS", "B20 B21 B22 B24");

    private static CodeSet Of(string name, string codes) => CodeSet.Of(name, Terminology.Cim10, codes.Split(' '));

    /// <summary>Subdivisions of the five categories of diabetes.</summary>
    private static string Of10To14(string digits) => string.Join(' ', from category in Enumerable.Range(10, 5) from digit in digits.Split(' ') select FormattableString.Invariant($"E{category}{digit}"));
}
