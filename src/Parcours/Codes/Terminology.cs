namespace Parcours;

/// <summary>What the codes of a <see cref="CodeSet"/> are codes of. It decides how they are written, and what lies below a code.</summary>
/// <remarks>
/// <para>
/// <b>CIM-10, ATC, CCAM and GHM</b> are read by prefix: a code stands for itself and for every code that begins with it. So the CIM-10 category <c>E11</c> stands for E11, E110, E1190;
/// the ATC class <c>C10AA</c> for all statins; the CCAM act <c>HHFA001</c> for itself with any extension, activity and phase; the GHM root <c>05K10</c> for its four levels.
/// The other way round, a row that was coded with the category only, <c>E11</c>, is not in a set of <c>E110</c>: its subdivision is not known.
/// </para>
/// <para><b>CIP13, UCD, NABM and LPP</b> are numbers of packs, tests and devices: a code stands for itself alone.</para>
/// </remarks>
public enum Terminology
{
    /// <summary>
    /// Diagnoses: the French edition of the ICD-10, as in the PMSI and the long-term diseases. Case, dots, white space and the daggers (†) are ignored, and so are <c>+</c>, <c>*</c> and <c>-</c> at the end:
    /// <c>i21.0</c> is <c>I210</c>, <c>E11.-</c> is <c>E11</c>, <c>B24+</c> is <c>B24</c>. A <c>+</c> inside a code fills the place of a missing fourth character and stays: <c>B24+0</c> is a subdivision of B24.
    /// </summary>
    Cim10,

    /// <summary>Drugs by class: anatomical, therapeutic, chemical, in 1, 3, 4, 5 or 7 characters. Case and white space are ignored.</summary>
    Atc,

    /// <summary>Medical acts, in 7 characters with or without what follows them (extension, activity, phase). Case and white space are ignored.</summary>
    Ccam,

    /// <summary>Packs of drugs in pharmacies, in 13 digits. Text or a whole number; white space is ignored.</summary>
    Cip13,

    /// <summary>
    /// Units of drugs in hospitals. All forms are brought to the 7 digits that they share: leading zeros (as in the 13 characters of <c>UCD_UCD_COD</c>) are dropped,
    /// and of the 13 digits that begin with 34008 the 7 that follow are taken. Text or a whole number.
    /// </summary>
    Ucd,

    /// <summary>Laboratory tests, in 4 digits with leading zeros. Text or a whole number: 126 and <c>0126</c> are the same.</summary>
    Nabm,

    /// <summary>Devices and services, in 7 digits with leading zeros. Text or a whole number.</summary>
    Lpp,

    /// <summary>Groups of hospital stays, in 6 characters: major category (2), kind (1), number (2), level (1). Case and white space are ignored.</summary>
    Ghm,

    /// <summary>Anything else: text as it is, case included, without white space at its ends; a code stands for itself alone. A whole number is its decimal digits.</summary>
    Other,
}
