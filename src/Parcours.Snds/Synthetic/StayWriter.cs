using System.Globalization;
using System.Text;

namespace Parcours.Snds.Synthetic;

/// <summary>Writes the stays of a person into the five tables of hospitals, and lays the traps of hospitals.</summary>
internal sealed class StayWriter(GeneratorOptions options, ChunkOutput output, CareWriter claims)
{
    private static readonly string[] Actors = ["DEQP003", "ZBQK002", "EBQM001", "DZQM006", "NEKA020", "HHQE005", "DDAF006", "JVJF004", "GLLD003", "ACQK001", "ZCQH002", "LFQK002"];
    private static readonly string[] Associated = ["I10", "E119", "E785", "Z921", "N179", "D62", "E876", "F172", "I48", "J449", "N390", "Z515", "R263", "E669"];

    /// <summary>The last year in which stays of the large groups come twice.</summary>
    private const int LastDoubleYear = 2017;

    private readonly TrapRates _traps = options.Traps;

    public void Write(Person person, List<Stay> stays)
    {
        var dice = new Dice(options.Seed, ~person.Number, DiceStream.Hospital);
        var quality = new Dice(options.Seed, person.Number, DiceStream.StayQuality);
        for (int i = 0; i < stays.Count; i++)
        {
            Stay stay = stays[i];
            Hospital hospital = Hospital.Draw(person.Department, stay.Exit - stay.Entry < 2, ref dice);
            byte[] number = Encoding.ASCII.GetBytes(((person.Number * 50) + (i % 50)).ToString("D10", CultureInfo.InvariantCulture));
            Write(stay, hospital, number, i, ref dice, ref quality);
            Count(stay);
            person.LastCare = Math.Max(person.LastCare, stay.Exit);
            if (!hospital.Public)
            {
                claims.PrivateStay(stay.Entry, stay.Exit, hospital.Finess, 1000 + dice.Below(8000), 60_000 + ((stay.Exit - stay.Entry) * 45_000) + dice.Below(90_000), stay.Dead);
            }
        }
    }

    private void Count(Stay stay)
    {
        output.Tally.Add("stays", 1);
        output.Tally.Add("deaths in hospital", stay.Dead ? 1 : 0);
        output.Tally.Add("transfers", stay.TransferredIn ? 1 : 0);
    }

    private void Write(Stay stay, Hospital hospital, byte[] number, int order, ref Dice dice, ref Dice quality)
    {
        StayMarks marks = StayMarks.Draw(_traps, stay, ref dice, ref quality);
        bool fictive = marks.Fictive;
        ReadOnlySpan<byte> fiction = dice.Below(3) switch { 0 => "xxxxxxxxxxxxxxxxx"u8, 1 => "XXXXXXXXXXXXXXXXD"u8, _ => "XXXXXXXXXXXXXXXXS"u8 };
        ReadOnlySpan<byte> identifier = fictive ? fiction : stay.Person.At(stay.Entry).Psa;
        byte[] site = hospital.Sites[dice.Below(hospital.Sites.Length)];
        int year = Days.Date(stay.Exit).Year;
        bool twice = year <= LastDoubleYear && hospital.Sites.Length > 1;
        Dice before = dice;
        Rows(stay, hospital.Finess, site, number, identifier, order, marks, ref dice);
        if (twice)
        {
            // The same stay, drawn with the same dice, under the number of the place.
            Rows(stay, site, site, number, identifier, order, marks, ref before);
        }

        int copies = twice ? 2 : 1;
        Tally tally = output.Tally;
        string[] keys = [KeyOf(year, hospital.Finess, number), .. twice ? (string[])[KeyOf(year, site, number)] : []];
        marks.Count(tally, keys);
        tally.Plant("stays under a second FINESS", keys[^1], twice);
        bool isProvisional = stay.Person.Identities.TrueForAll(identity => identity.Certified != "00");
        foreach (string key in keys)
        {
            tally.Plant("stays of persons without a certified number", key, isProvisional);
            tally.Plant("stays of shared PSA that cannot be told apart", key, !fictive && Alike(stay) > 1);
        }

        tally.Add("stays of shared PSA told apart by sex and age", !fictive && Alike(stay) == 1 && Shared(stay) ? copies : 0);
    }

    /// <summary>The key of a stay in what tests keep of the traps: the year, the hospital, the number.</summary>
    private string KeyOf(int year, byte[] finess, byte[] number) =>
        output.Tally.Keeps ? FormattableString.Invariant($"{year}|{Encoding.ASCII.GetString(finess)}|{Encoding.ASCII.GetString(number)}") : "";

    private static bool Shared(Stay stay) => stay.Person.At(stay.Entry).Family.Count > 1;

    /// <summary>How many of the family have the sex and, to a year, the age that the stay says.</summary>
    private static int Alike(Stay stay)
    {
        int year = Days.Date(stay.Entry).Year;
        int age = Math.Max(0, stay.Person.AgeAt(stay.Entry));
        return stay.Person.At(stay.Entry).Family.Count(one => one.Sex == stay.Person.Sex && year - age - one.BirthYear is 0 or 1);
    }

    private void Rows(Stay stay, byte[] finess, byte[] site, byte[] number, ReadOnlySpan<byte> identifier, int order, in StayMarks marks, ref Dice dice)
    {
        Person person = stay.Person;
        DateOnly exit = Days.Date(stay.Exit);
        int age = person.AgeAt(stay.Entry);
        int diagnoses = stay.Sessions > 0 ? dice.Below(2) : dice.Below(5);
        int acts = stay.Sessions > 0 ? 1 : dice.Below(4);
        int units = dice.Chance(0.15) ? 2 : 1;
        byte[] diagnosis = Encoding.ASCII.GetBytes(stay.Diagnosis);
        byte[] related = stay.Sessions > 0 ? "C509"u8.ToArray() : [];
        RowBuffer row = output.Rows(Shapes.Stays, exit.Year);
        int tariff = 1000 + dice.Below(8000);
        row.Add(finess).Add(number).Add(marks.Error ? "90Z00Z"u8 : Encoding.ASCII.GetBytes(marks.ServiceGroup ?? stay.Group))
            .Add(Encoding.ASCII.GetBytes((marks.Unpaid ? 9999 : tariff).ToString(CultureInfo.InvariantCulture))).Add(diagnosis);
        bool service = marks.Service || marks.ServiceGroup is not null;
        Optional(row, related).Add(stay.Exit - stay.Entry).Add(service || marks.ServiceByMode == 1 ? "0"u8 : stay.TransferredIn ? "7"u8 : "8"u8);
        Optional(row, stay.Emergency ? "5"u8 : default)
            .Add(stay.Dead ? "9"u8 : service || marks.ServiceByMode == 2 ? "0"u8 : stay.TransferredOut ? "7"u8 : "8"u8).Null();
        Optional(row, service ? "B"u8 : default).Add(marks.Generated ? "1"u8 : "0"u8).Add(age >= 1 ? age : null).Add(age < 1 ? stay.Entry - person.Birth : null).Add(person.Sex == 1 ? "1"u8 : "2"u8)
            .Add(Geographic(person)).Add(person.Department.AsSpan(1)).Add(units).Add(stay.Sessions).Add(diagnoses).Add(acts).Add(exit.Month).Add(exit.Year).Add(0).EndRow();

        RowBuffer chain = output.Rows(Shapes.Chaining, exit.Year);
        chain.Add(finess).Add(number).Add(identifier).Add(stay.Entry).Add(stay.Exit).Add(stay.Entry).Add(stay.Exit)
            .Add(Encoding.ASCII.GetBytes((10_000 + (person.Number % 1000 * 50) + order).ToString(CultureInfo.InvariantCulture))).Add(exit.Year).Add(exit.Month);
        for (int i = 0; i < StayMarks.ReturnCodes; i++)
        {
            chain.Add(i == marks.BadReturn ? "1"u8 : "0"u8);
        }

        chain.EndRow();
        Parts(stay, finess, site, number, diagnosis, related, (diagnoses, acts, units), ref dice);
    }

    private void Parts(Stay stay, byte[] finess, byte[] site, byte[] number, byte[] diagnosis, byte[] related, (int Diagnoses, int Acts, int Units) counts, ref Dice dice)
    {
        int year = Days.Date(stay.Exit).Year;
        int nights = stay.Exit - stay.Entry;
        for (int i = 0; i < counts.Diagnoses; i++)
        {
            // The conditions of the person come first, as coders find them in the file.
            string code = i < stay.Person.Conditions.Count ? stay.Person.Conditions[i].Condition.Diagnosis : Associated[dice.Below(Associated.Length)];
            output.Rows(Shapes.Diagnoses, year).Add(finess).Add(number).Add(Encoding.ASCII.GetBytes(code)).Add(i + 1).EndRow();
        }

        for (int i = 0; i < counts.Acts; i++)
        {
            byte[] act = Encoding.ASCII.GetBytes(Actors[dice.Below(Actors.Length)]);
            output.Rows(Shapes.HospitalActs, year).Add(finess).Add(number).Add(act).Add("0"u8).Add("1"u8).Add(nights == 0 ? 0 : dice.Below(nights + 1)).Add(1).EndRow();
        }

        for (int i = 0; i < counts.Units; i++)
        {
            RowBuffer unit = output.Rows(Shapes.Units, year);
            unit.Add(finess).Add(number).Add(i + 1).Add(diagnosis);
            Optional(unit, related).Add(i == 0 ? "00A"u8 : "03A"u8).Add(site).Add(i == 0 ? nights : 0).EndRow();
        }
    }

    /// <summary>The geographic code of hospitals: the department and three digits.</summary>
    private static byte[] Geographic(Person person) => [person.Department[1], person.Department[2], .. person.Commune];

    private static RowBuffer Optional(RowBuffer row, ReadOnlySpan<byte> text) => text.IsEmpty ? row.Null() : row.Add(text);
}
