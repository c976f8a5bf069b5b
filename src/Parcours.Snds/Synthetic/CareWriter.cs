using System.Globalization;

namespace Parcours.Snds.Synthetic;

/// <summary>Writes kinds of care as documents with their lines and details: visits, pharmacy, laboratory, acts, devices, hospital drugs.</summary>
internal sealed class CareWriter(ClaimWriter claims, TrapRates traps)
{
    private static readonly byte[][] PublicHospitals = ["75071218"u8.ToArray(), "69078181"u8.ToArray(), "13078604"u8.ToArray(), "59078042"u8.ToArray(), "33078133"u8.ToArray(), "31078140"u8.ToArray()];

    private static readonly string[] Ucds = ["9231824", "9232120", "9262227", "9400203", "9355035", "9319708", "9298142", "9426806", "9202857", "9316207", "9351818", "9284341"];

    private readonly List<(Pack Pack, int Boxes)> _basket = [];

    /// <summary>A visit, now and then with a majoration.</summary>
    public void Visit(int day, int specialty, int executant, bool home)
    {
        Document document = claims.Open(day);
        var claim = new Claim
        {
            Nature = specialty == 1 ? home ? 1211 : 1111 : 1112,
            Quantity = 1,
            UnitPrice = specialty == 1 ? 2500 : 2800,
            Excess = specialty == 1 ? 0 : executant % 5 * 800,
            Rate = 70,
            Coefficient = 100,
            Majoration = 1,
            Executant = executant,
            ExecutantSpecialty = specialty,
            Sector = 2,
        };
        claim.Information = claims.Trap.Chance(traps.Information);
        claims.Line(document, 1, claim);
        if (claims.Trap.Chance(traps.Majoration))
        {
            claims.Line(document, 2, claim with { Nature = 1922, UnitPrice = 500, Excess = 0, Majoration = 2, Information = false });
        }
    }

    /// <summary>Puts boxes of a pack into the basket that <see cref="Pharmacy"/> bills.</summary>
    public void Take(Pack pack, int boxes) => _basket.Add((pack, boxes));

    /// <summary>Bills the basket; now and then a later flux takes it back, and bills it again or not.</summary>
    public void Pharmacy(int day, int prescribed, int prescriber, int specialty, int pharmacy)
    {
        if (_basket.Count == 0)
        {
            return;
        }

        Basket(claims.Open(day), 1, 1, prescribed, prescriber, specialty, pharmacy);
        if (claims.Trap.Chance(traps.Regularisation))
        {
            bool again = claims.Trap.Chance(traps.BilledAgain);
            Document later = claims.Open(day, claims.Trap.Between(4, 9));
            Basket(later, -1, 1, prescribed, prescriber, specialty, pharmacy);
            if (again)
            {
                Basket(later, 1, 1 + _basket.Count, prescribed, prescriber, specialty, pharmacy);
            }

            claims.Output.Tally.Add("dispensings taken back", _basket.Count);
            claims.Output.Tally.Add("dispensings taken back and billed again", again ? _basket.Count : 0);
        }

        _basket.Clear();
    }

    private void Basket(in Document document, int sign, int line, int prescribed, int prescriber, int specialty, int pharmacy)
    {
        foreach ((Pack pack, int boxes) in _basket)
        {
            var claim = new Claim
            {
                Nature = pack.Rate >= 65 ? 3313 : pack.Rate == 30 ? 3312 : 3317,
                Quantity = sign * boxes,
                UnitPrice = pack.Price,
                Rate = pack.Rate,
                Coefficient = 100,
                Majoration = 1,
                Executant = pharmacy,
                ExecutantSpecialty = 50,
                Prescriber = prescriber,
                PrescriberSpecialty = specialty,
                Prescribed = prescribed,
                Sector = 2,
            };
            claims.Line(document, line, claim);
            Drug(document, line, pack, sign * boxes);
            if (claims.OrphanLine(Shapes.Drugs) is int orphan and > 0)
            {
                Drug(document, orphan, pack, sign * boxes);
            }

            line++;
        }
    }

    private void Drug(in Document document, int line, Pack pack, int boxes) => claims.Detail(Shapes.Drugs, document, line)
        .Add(1).Add(pack.Cip13).Add((long)pack.Cip7).Add(boxes).Hundredths(pack.Price).Add("N"u8).Add(0).Hundredths(0).Add(0).Add(0).Add("0"u8).Add("000"u8).EndRow();

    /// <summary>Tests of one sample: one line, a detail a test.</summary>
    public void Laboratory(int day, ReadOnlySpan<PricedCode> tests, int prescribed, int prescriber, int laboratory)
    {
        Document document = claims.Open(day);
        int price = 0;
        foreach (PricedCode test in tests)
        {
            price += test.Price;
        }

        claims.Line(document, 1, Prescribed(3311, price, 60, laboratory, 42, prescribed, prescriber));
        int order = 0;
        foreach (PricedCode test in tests)
        {
            Test(document, 1, ++order, test);
            if (claims.OrphanLine(Shapes.Tests) is int orphan and > 0)
            {
                Test(document, orphan, order, test);
            }
        }
    }

    private void Test(in Document document, int line, int order, PricedCode test) =>
        claims.Detail(Shapes.Tests, document, line).Add(order).Add(int.Parse(test.Code, CultureInfo.InvariantCulture)).Add(1).EndRow();

    /// <summary>A medical act.</summary>
    public void Act(int day, PricedCode act, int executant, int specialty)
    {
        Document document = claims.Open(day);
        claims.Line(document, 1, new Claim { Nature = 1321, Quantity = 1, UnitPrice = act.Price, Rate = 70, Coefficient = 100, Majoration = 1, Executant = executant, ExecutantSpecialty = specialty, Sector = 2 });
        claims.Detail(Shapes.Acts, document, 1).Add(1).Add(act.Bytes).Add("1"u8).Add(0).Hundredths(act.Price).Hundredths(act.Price).Add("1"u8).Add("0"u8).EndRow();
    }

    /// <summary>Sessions of a nurse or a physiotherapist: one line, no detail.</summary>
    public void Sessions(int day, int nature, int count, int price, int executant, int specialty, int prescriber)
    {
        Claim claim = Prescribed(nature, price, 60, executant, specialty, day - 3, prescriber) with { Quantity = count, Until = day + count };
        claims.Line(claims.Open(day), 1, claim);
    }

    /// <summary>A device, bought or rented for a month.</summary>
    public void Device(int day, int code, int price, bool rented, int supplier, int prescriber)
    {
        Document document = claims.Open(day);
        claims.Line(document, 1, Prescribed(3522, price, 60, supplier, 60, day - 5, prescriber));
        claims.Detail(Shapes.Devices, document, 1).Add(1).Add((long)code).Add(rented ? 2 : 1).Add(1).Hundredths(price)
            .Add(rented ? day : Days.None).Add(rented ? day + 28 : Days.None).Hundredths(price).EndRow();
    }

    /// <summary>A drug that a hospital hands out.</summary>
    public void HospitalDrug(int day, int pick, int price, int prescriber)
    {
        Document document = claims.Open(day);
        claims.Line(document, 1, Prescribed(3319, price, 100, 700_000_000 + pick, 50, day, prescriber) with { Sector = 1 });
        byte[] code = System.Text.Encoding.ASCII.GetBytes("000000" + Ucds[pick % Ucds.Length]);
        claims.Detail(Shapes.HospitalDrugs, document, 1).Add(1).Add(code).Add(1).Hundredths(price).Hundredths(100).Add(pick % 4 == 0 ? 1 : 0).EndRow();
        Establishment(document, 1, PublicHospitals[pick % PublicHospitals.Length], copy: false, group: 0, hospital: true, dead: false);
    }

    /// <summary>A visit to a public hospital: some of these lines copy what the hospital bills by activity.</summary>
    public void HospitalVisit(int day, int specialty, int pick)
    {
        Document document = claims.Open(day);
        claims.Line(document, 1, new Claim { Nature = 1112, Quantity = 1, UnitPrice = 2800, Rate = 70, Coefficient = 100, Majoration = 1, Executant = 700_000_000 + (pick % 2000), ExecutantSpecialty = specialty, Sector = 1 });
        bool copy = claims.Trap.Chance(traps.HospitalCopy);
        claims.Output.Tally.Plant("lines with ETE_IND_TAA 1", claims.KeyOf(document, 1), copy);
        Establishment(document, 1, PublicHospitals[pick % PublicHospitals.Length], copy, 0, hospital: true, dead: false);
    }

    /// <summary>A stay in a private hospital, billed in the claims as well.</summary>
    public void PrivateStay(int entry, int exit, ReadOnlySpan<byte> hospital, int group, int price, bool dead)
    {
        Document document = claims.Open(exit);
        claims.Line(document with { Day = entry }, 1, new Claim { Nature = 2318, Quantity = 1, UnitPrice = price, Rate = 80, Coefficient = 100, Majoration = 1, Executant = 800_000_000 + group, ExecutantSpecialty = 0, Sector = 2, Until = exit });
        Establishment(document, 1, hospital, false, group, hospital: false, dead);
    }

    private void Establishment(in Document document, int line, ReadOnlySpan<byte> finess, bool copy, int group, bool hospital, bool dead) =>
        claims.Detail(Shapes.Establishments, document, line).Add(finess[..8]).Add(copy ? 1 : 0).Add(hospital ? "0"u8 : "1"u8).Add(hospital ? 101 : 365).Add(group)
            .Add(dead ? "D"u8 : "0"u8).Add(hospital ? 1 : 4).Add(3).Add(hospital ? 3 : 7).Add(100).Add(hospital ? 1 : 2).EndRow();

    private static Claim Prescribed(int nature, int price, int rate, int executant, int specialty, int prescribed, int prescriber) => new()
    {
        Nature = nature,
        Quantity = 1,
        UnitPrice = price,
        Rate = rate,
        Coefficient = 100,
        Majoration = 1,
        Executant = executant,
        ExecutantSpecialty = specialty,
        Prescriber = prescriber,
        PrescriberSpecialty = 1,
        Prescribed = prescribed,
        Sector = 2,
    };
}
