namespace Parcours.Snds.Synthetic;

/// <summary>The conditions of the made-up lives, with the orders of magnitude of the national atlas of diseases.</summary>
internal static class Conditions
{
    public static Condition Diabetes { get; } = new("E119", [0.001, 0.01, 0.06, 0.15, 0.17], 1.3)
    {
        Drugs = [("A10BA", 0.75), ("A10BB", 0.35), ("A10BH", 0.3), ("A10A", 0.25), ("C10AA", 0.4), ("C09A", 0.35)],
        Tests = [("1577", 2.8), ("552", 2.5), ("592", 1.5), ("996", 1)],
        Visits = (15, 0.5),
        LongTerm = (8, 0.8),
        Stays = [("E119", "10M02", 4, 0.03), ("E115", "05M12", 9, 0.01)],
        Risk = 1.6,
        Cause = "E119",
    };

    public static Condition Hypertension { get; } = new("I10", [0, 0.03, 0.16, 0.38, 0.55], 1)
    {
        Drugs = [("C09", 0.6), ("C08CA", 0.35), ("C03", 0.3), ("C07AB", 0.3)],
        Tests = [("592", 1), ("1610", 0.8)],
        Visits = (3, 0.3),
        LongTerm = (12, 0.05),
        Stays = [("I10", "05M15", 3, 0.004)],
        Risk = 1.1,
        Cause = "I119",
    };

    public static Condition HeartFailure { get; } = new("I500", [0, 0.001, 0.006, 0.03, 0.12], 1.2)
    {
        Drugs = [("C03C", 0.85), ("C07AB", 0.6), ("C09A", 0.6), ("B01AC", 0.4), ("A12BA", 0.3)],
        Tests = [("1821", 1.5), ("592", 3), ("1610", 3)],
        Visits = (3, 2),
        LongTerm = (5, 0.75),
        Stays = [("I500", "05M09", 9, 0.35), ("I501", "05M09", 8, 0.15)],
        Risk = 2.6,
        Cause = "I500",
    };

    public static Condition Fibrillation { get; } = new("I48", [0, 0.002, 0.01, 0.05, 0.14], 1.2)
    {
        Drugs = [("B01AF", 0.5), ("B01AA", 0.35), ("C07AB", 0.5), ("C01BD", 0.3)],
        Tests = [("127", 4)],
        Visits = (3, 1.5),
        LongTerm = (5, 0.6),
        Stays = [("I48", "05M08", 4, 0.09)],
        Risk = 1.5,
        Cause = "I48",
    };

    public static Condition Coronary { get; } = new("I251", [0, 0.002, 0.025, 0.08, 0.13], 2.5)
    {
        Drugs = [("C10AA", 0.8), ("B01AC", 0.85), ("C07AB", 0.6), ("C09A", 0.55)],
        Tests = [("996", 1.2), ("522", 1)],
        Visits = (3, 1.5),
        LongTerm = (13, 0.75),
        Stays = [("I251", "05K06", 2, 0.06), ("I214", "05M04", 6, 0.03), ("I200", "05M06", 3, 0.03)],
        Risk = 1.6,
        Cause = "I251",
    };

    public static Condition Cancer { get; } = new("C509", [0.0005, 0.005, 0.03, 0.07, 0.09], 0.9)
    {
        Drugs = [("L02B", 0.3), ("A04AA", 0.25), ("N02AA", 0.2), ("H02AB", 0.2)],
        Tests = [("1104", 4), ("522", 3), ("592", 3)],
        Visits = (4, 2),
        LongTerm = (30, 0.92),
        Stays = [("C509", "09C05", 3, 0.15), ("C780", "04M09", 8, 0.1), ("C787", "07M06", 8, 0.05)],
        Risk = 4.5,
        Cause = "C509",
        Sessions = ("28Z07Z", "Z511", 2.2),
    };

    public static Condition Copd { get; } = new("J449", [0, 0.005, 0.025, 0.07, 0.09], 1.6)
    {
        Drugs = [("R03AC", 0.5), ("R03AK", 0.6), ("R03BB", 0.5)],
        Tests = [("1104", 0.8)],
        Visits = (13, 0.8),
        LongTerm = (14, 0.25),
        Stays = [("J441", "04M08", 8, 0.12), ("J960", "04M13", 9, 0.04)],
        Risk = 2,
        Cause = "J449",
    };

    public static Condition Asthma { get; } = new("J459", [0.07, 0.05, 0.04, 0.04, 0.04], 0.9)
    {
        Drugs = [("R03AC", 0.7), ("R03BA", 0.4), ("R03AK", 0.35), ("R03DC", 0.2)],
        Visits = (13, 0.3),
        Stays = [("J459", "04M07", 3, 0.015)],
    };

    public static Condition Depression { get; } = new("F329", [0.003, 0.05, 0.09, 0.09, 0.13], 0.5)
    {
        Drugs = [("N06AB", 0.6), ("N06AX", 0.35), ("N05BA", 0.5), ("N05CF", 0.3)],
        Visits = (33, 1.2),
        LongTerm = (23, 0.15),
        Stays = [("F322", "19M02", 12, 0.02)],
        Risk = 1.2,
        Cause = "X70",
    };

    public static Condition Lipids { get; } = new("E780", [0.001, 0.02, 0.13, 0.3, 0.28], 1.2)
    {
        Drugs = [("C10AA", 0.8), ("C10AB", 0.15), ("C10AX", 0.15)],
        Tests = [("996", 1.3), ("522", 0.8)],
    };

    public static Condition Thyroid { get; } = new("E039", [0.002, 0.02, 0.06, 0.09, 0.11], 0.2)
    {
        Drugs = [("H03AA", 0.97)],
        Tests = [("1208", 1.6)],
    };

    public static Condition Kidney { get; } = new("N189", [0, 0.001, 0.005, 0.015, 0.04], 1.4)
    {
        Drugs = [("B03XA", 0.3), ("A12AA", 0.3), ("C03C", 0.4), ("M04AA", 0.4)],
        Tests = [("592", 4), ("1610", 4), ("1104", 3)],
        Visits = (35, 2),
        LongTerm = (19, 0.6),
        Stays = [("N189", "11M06", 6, 0.08)],
        Risk = 2.2,
        Cause = "N189",
        Sessions = ("28Z04Z", "Z491", 6),
    };

    public static Condition Epilepsy { get; } = new("G409", [0.005, 0.006, 0.007, 0.008, 0.012], 1.1)
    {
        Drugs = [("N03AG", 0.4), ("N03AX", 0.6), ("N05BA", 0.15)],
        Visits = (32, 1),
        LongTerm = (9, 0.5),
        Stays = [("G409", "01M24", 3, 0.04)],
        Risk = 1.5,
        Cause = "G409",
    };

    public static Condition Dementia { get; } = new("G309", [0, 0, 0.001, 0.01, 0.11], 0.6)
    {
        Drugs = [("N05AX", 0.3), ("N06AB", 0.35), ("N05AD", 0.15)],
        Visits = (32, 0.6),
        LongTerm = (15, 0.7),
        Stays = [("G309", "01M26", 12, 0.06)],
        Risk = 2.3,
        Cause = "G309",
    };

    public static Condition Reflux { get; } = new("K219", [0.01, 0.05, 0.13, 0.2, 0.25], 0.9)
    {
        Drugs = [("A02BC", 0.95), ("A02BX", 0.2)],
    };

    public static Condition Pain { get; } = new("M545", [0, 0.02, 0.07, 0.12, 0.2], 0.7)
    {
        Drugs = [("N02BE", 0.8), ("N02A", 0.35), ("M01A", 0.25)],
        Tests = [("1104", 0.4)],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        Diabetes, Hypertension, HeartFailure, Fibrillation, Coronary, Cancer, Copd, Asthma, Depression, Lipids, Thyroid, Kidney, Epilepsy, Dementia, Reflux, Pain,
    ];
}
