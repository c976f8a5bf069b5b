using System.Globalization;
using System.Text;

namespace Parcours.Snds.Synthetic;

/// <summary>Writes the rows of a person in the referentials: identities, long-term diseases, death.</summary>
internal sealed class ReferentialWriter(GeneratorOptions options, ChunkOutput output)
{
    private readonly int _start = Days.Of(options.FirstYear, 1, 1);
    private readonly int _end = Days.Of(options.FirstYear + options.Years, 1, 1) - 1;

    public void Write(Person person)
    {
        bool dead = person.Death <= _end;
        var dice = new Dice(options.Seed, person.Number, DiceStream.Death);
        bool known = dead && !dice.Chance(options.Traps.DeathNotInReferential);
        for (int i = 0; i < person.Identities.Count; i++)
        {
            // A death is often known under the last number only.
            Beneficiary(person, person.Identities[i], known && i == person.Identities.Count - 1);
        }

        LongTerm(person);
        if (dead)
        {
            bool matched = !dice.Chance(options.Traps.NoCause);
            if (matched)
            {
                Death(person);
            }

            output.Tally.Add("deaths", 1);
            output.Tally.Add("deaths with a certificate", matched ? 1 : 0);
            output.Tally.Add("deaths that the referential does not know of", known ? 0 : 1);
        }
    }

    private static byte[] IdtAno(Person person, Identity identity) =>
        person.NirAno ?? [.. identity.Psa, .. Encoding.ASCII.GetBytes(identity.Rank.ToString(CultureInfo.InvariantCulture))];

    private static int BirthMonth(Person person) => Days.Date(person.Birth).Month;

    private void Beneficiary(Person person, Identity identity, bool dead)
    {
        output.Tally.Add("pairs of PSA and rank", 1);
        output.Tally.Add("BEN_DCD_DTE that stand for none", dead ? 0 : 1);
        RowBuffer row = output.Rows(Shapes.Beneficiaries, 0);
        row.Add(identity.Psa).Add(identity.Rank);
        (person.NirAno is null ? row.Null() : row.Add(person.NirAno)).Add(IdtAno(person, identity)).Add(person.NirAno is null ? "0"u8 : "1"u8)
            .Add(Encoding.ASCII.GetBytes(identity.Certified)).Add(person.BirthYear).Add(BirthMonth(person)).Add(person.Sex)
            .Add(dead ? person.Death : Days.None).Add(dead ? Days.YearMonth(person.Death) : SndsSentinels.NullYearMonth)
            .Add("01C"u8.ToArray().Concat(person.Department).Concat("001"u8.ToArray()).ToArray()).Add(person.Department).Add(person.Commune).Add("1"u8)
            .Add(person.LastCare > int.MinValue ? Days.MonthStart(person.LastCare, 1) : Days.None)
            .Add(Math.Max(identity.From, Math.Max(person.Birth, Days.Of(2005, 1, 1)))).Add(_end).EndRow();
    }

    private void LongTerm(Person person)
    {
        if (person.FullCoverFrom == int.MaxValue)
        {
            return;
        }

        var dice = new Dice(options.Seed, (person.Number * 2) + 1, DiceStream.Trap);
        foreach ((Condition condition, int onset) in person.Conditions.Where(one => one.Condition.LongTerm.Number != 0))
        {
            int from = Math.Max(onset, person.FullCoverFrom);
            if (from >= Math.Min(person.Death, _end))
            {
                continue;
            }

            Identity identity = person.At(Math.Max(from, _start));

            // Open ends are written as null, as 1600-01-01 or as a day far ahead.
            int end = from + (365 * (condition.LongTerm.Number == 30 ? 5 : 10));
            int kind = dice.Below(3);
            if (dice.Chance(options.Traps.OldVersion))
            {
                Episode(identity, condition, from, Days.None, from + 20, from + 20);
                output.Tally.Add("old versions of long-term diseases", 1);
            }

            Episode(identity, condition, from, kind == 0 ? null : kind == 1 ? Days.None : end, from + 60, from + 400);
            output.Tally.Add("long-term diseases", 1);
            output.Tally.Add("open ends of long-term diseases", kind == 2 ? 0 : 1);
        }
    }

    private void Episode(Identity identity, Condition condition, int from, int? end, int inserted, int updated) => output.Rows(Shapes.LongTerm, 0)
        .Add(identity.Psa).Add(identity.Rank).Add(from).Add(end).Add(condition.LongTerm.Number).Add(41).Add(Encoding.ASCII.GetBytes(condition.Diagnosis)).Add("CIM10"u8).Add(inserted).Add(updated).EndRow();

    private void Death(Person person)
    {
        RowBuffer row = output.Rows(Shapes.Deaths, 0);
        row.Add(Encoding.ASCII.GetBytes("D" + person.Number.ToString("D15", CultureInfo.InvariantCulture))).Add(IdtAno(person, person.Identities[^1])).Add(person.NirAno is null ? 0 : 1)
            .Add(person.Death).Add(Days.YearMonth(person.Death)).Add(person.BirthYear).Add(BirthMonth(person)).Add(person.Sex).Add(person.Department).Add(person.Commune)
            .Add(person.Department).Add(1 + (int)(person.Number % 4)).Add(Encoding.ASCII.GetBytes(person.Cause?.Cause is { Length: > 0 } cause ? cause : "R99")).EndRow();
    }
}
