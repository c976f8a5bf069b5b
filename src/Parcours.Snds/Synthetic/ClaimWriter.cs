using System.Globalization;

namespace Parcours.Snds.Synthetic;

/// <summary>Writes the claims of one person after the other: numbers documents, writes lines with their amounts and their details, and lays the traps of billing.</summary>
internal sealed class ClaimWriter(GeneratorOptions options, ChunkOutput output, long chunk)
{
    private static readonly byte[] NoOrganisation = "01C999999"u8.ToArray();
    private readonly TrapRates _traps = options.Traps;
    private readonly Dictionary<int, byte[]> _organisations = [];
    private readonly byte[] _number = new byte[9];
    private Dice _flux;
    private Dice _trap;
    private Dice _quality;
    private Person _person = null!;
    private byte[] _organisation = NoOrganisation;
    private int _documents;

    /// <summary>What is written and counted.</summary>
    public ChunkOutput Output => output;

    /// <summary>Chances of traps that belong to billing.</summary>
    public ref Dice Trap => ref _trap;

    public void Start(Person person)
    {
        _person = person;
        _flux = new Dice(options.Seed, person.Number, DiceStream.Flux);
        _trap = new Dice(options.Seed, person.Number, DiceStream.Trap);
        _quality = new Dice(options.Seed, person.Number, DiceStream.LineQuality);
        int department = person.Department[0] * 10_000 + person.Department[1] * 100 + person.Department[2];
        if (!_organisations.TryGetValue(department, out byte[]? organisation))
        {
            _organisations.Add(department, organisation = [.. "01C"u8, .. person.Department, .. "001"u8]);
        }

        _organisation = organisation;
    }

    /// <summary>Opens a document for care of a day; later ones come later in the flux.</summary>
    public Document Open(int day, int monthsLater = 0)
    {
        int lag = monthsLater > 0 ? monthsLater : FluxClock.Lag(ref _flux);
        int month = Days.MonthStart(day, lag + 1);
        int before = Days.MonthStart(month, -1);
        int treated = Math.Max(before, Math.Min(month - 1, Math.Max(day, before) + _flux.Below(28)));
        _person.LastCare = Math.Max(_person.LastCare, day);

        // The chunk stands in the emitter, so that documents are unique whatever the threads.
        return new Document(_person, day, month, treated, 1 + (int)(chunk / 9000 % 90), 1 + (int)(chunk % 9000), ++_documents);
    }

    /// <summary>Writes a line.</summary>
    public void Line(in Document document, int line, in Claim claim)
    {
        Person person = document.Person;
        Identity identity = person.At(document.Day);
        int rate = document.Day >= person.FullCoverFrom && claim.Rate > 0 ? 100 : claim.Rate;
        long tariff = (long)claim.UnitPrice * claim.Quantity;
        long paid = tariff + (claim.Quantity < 0 ? -claim.Excess : claim.Excess);
        long reimbursed = claim.Information ? 0 : tariff * rate / 100;
        LineMarks marks = Marks(claim, isNull: _trap.Chance(_traps.NullQualifier));
        Count(document, line, claim, marks);

        RowBuffer row = output.Rows(Shapes.Claims, document.Year);
        Key(row, document, line);
        row.Add(identity.Psa).Add(identity.Rank).Add(person.BirthYear).Add(person.Sex).Add(AgeCode(person, document.Day)).Add(person.Department).Add(person.Commune)
            .Add(Encoded(identity.Certified)).Add(person.LowIncome ? "1"u8 : "0"u8);
        bool dead = person.Death <= document.FluxMonth;
        row.Add(dead ? person.Death : Days.None).Add(dead ? Days.YearMonth(person.Death) : SndsSentinels.NullYearMonth).Add(100).Add(_organisation)
            .Add(document.Day).Add(claim.Until > 0 ? claim.Until : document.Day).Add(Days.YearMonth(document.Day)).Add(claim.Prescriber > 0 ? claim.Prescribed : Days.None);
        row.Add(claim.Nature).Add(marks.BaseNature).Add(0).Add(marks.Qualifier).Add(marks.HospitalQualifier).Add(claim.Majoration)
            .Add(marks.Supplement ? 16 : 0).Add(10).Add(document.Day >= person.FullCoverFrom ? 4 : 0);
        row.Hundredths(paid).Hundredths(tariff).Hundredths(reimbursed).Hundredths(0).Hundredths(person.LowIncome ? tariff - reimbursed : 0)
            .Hundredths(claim.Quantity * 100).Hundredths(Math.Abs(claim.Quantity) * 100).Hundredths(claim.Coefficient).Hundredths(rate * 100)
            .Add(claim.Quantity < 0 ? -1 : 1).Add(0);
        row.Add(Digits(claim.Executant)).Add(claim.Prescriber > 0 ? Digits(claim.Prescriber) : "000000000"u8).Add(claim.ExecutantSpecialty).Add(claim.PrescriberSpecialty)
            .Add(claim.Executant % 10).Add(claim.Sector == 1 ? 1 : 51).Add("00000000"u8).Add(claim.Sector == 1 ? 1 : 2).EndRow();
    }

    /// <summary>Writes the nine columns of the key.</summary>
    public void Key(RowBuffer row, in Document document, int line) => row
        .Add(document.FluxMonth).Add(document.Treated).Add(1).Add(document.Emitter).Add(document.Sequence).Add(_organisation).Add(document.Number).Add(line).Add(0);

    /// <summary>The row of a detail of a line, begun with its key.</summary>
    public RowBuffer Detail(TableShape shape, in Document document, int line)
    {
        RowBuffer row = output.Rows(shape, document.Year);
        Key(row, document, line);
        return row;
    }

    /// <summary>Now and then a line number that is not delivered, for an orphan copy of a detail; otherwise 0.</summary>
    public int OrphanLine(TableShape shape)
    {
        if (!_trap.Chance(_traps.Orphan))
        {
            return 0;
        }

        output.Tally.Add("orphans in " + shape.Name, 1);
        return 900;
    }

    /// <summary>The key of a line in what tests keep of the traps: the flux, the emitter, the document, the line.</summary>
    public string KeyOf(in Document document, int line) =>
        output.Tally.Keeps ? FormattableString.Invariant($"{document.FluxMonth}|{document.Emitter}|{document.Sequence}|{document.Number}|{line}") : "";

    /// <summary>How a line says that it is to be left out: for information in one of three ways, as nobody's base, as a supplement.</summary>
    private LineMarks Marks(in Claim claim, bool isNull)
    {
        int way = claim.Information ? _quality.Pick([1 - (2 * _traps.OtherInformation), _traps.OtherInformation, _traps.OtherInformation]) : 3;
        bool none = _quality.Chance(_traps.NoBaseNature);
        bool supplement = _quality.Chance(_traps.Supplement) || claim.Majoration == 2;

        // A line that says so by DPN_QLF alone needs it.
        int? qualifier = way == 1 ? 72 : isNull ? null : way == 0 ? 71 : 0;
        return new LineMarks(none ? 0 : claim.Nature, qualifier, way is 0 or 2 ? 71 : 0, supplement);
    }

    private void Count(in Document document, int line, in Claim claim, in LineMarks marks)
    {
        Tally tally = output.Tally;
        string key = KeyOf(document, line);
        tally.Add("lines with null DPN_QLF", marks.Qualifier is null ? 1 : 0);
        tally.Add("lines with DPN_QLF 71", marks.Qualifier == 71 ? 1 : 0);
        tally.Plant("lines for information", key, claim.Information);
        tally.Plant("lines without a base nature", key, marks.BaseNature == 0);
        tally.Plant("lines of majoration", key, claim.Majoration == 2);
        tally.Plant("lines with CPL_AFF_COD 16", key, marks.Supplement);
        tally.Plant("negative lines", key, claim.Quantity < 0);
        tally.Plant("lines of persons without a certified number", key, document.Person.Identities.TrueForAll(identity => identity.Certified != "00"));
    }

    /// <summary>What a line says of itself beside the care.</summary>
    private readonly record struct LineMarks(int BaseNature, int? Qualifier, int HospitalQualifier, bool Supplement);

    private ReadOnlySpan<byte> Digits(int number)
    {
        number.TryFormat(_number, out int written, "D9", CultureInfo.InvariantCulture);
        return _number.AsSpan(0, written);
    }


    /// <summary>Years, or 10 followed by the months of those under two.</summary>
    private static int AgeCode(Person person, int day)
    {
        int years = person.AgeAt(day);
        return years >= 2 ? years : 1000 + Math.Clamp((day - person.Birth) * 12 / 365, 0, 23);
    }

    private static ReadOnlySpan<byte> Encoded(string certified) => certified switch
    {
        "03" => "03"u8,
        "04" => "04"u8,
        _ => "00"u8,
    };
}
