using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Linkage;

/// <summary>One row a person that the dataset does not have yet: what the referential of beneficiaries says over all of his or her rows.</summary>
internal sealed class PersonsSource(PersonIndex persons, IReadOnlySet<UInt128>? known = null) : TableSource
{
    private const int BatchRows = 65_536;

    public override string Name => SndsNames.Persons;

    public override Schema Schema { get; } = new(
        [
            new Field(SndsNames.Patient, ArrowBuild.NameType, nullable: false),
            new Field("BEN_SEX_COD", Int32Type.Default, nullable: true),
            new Field("BEN_NAI_ANN", Int32Type.Default, nullable: true),
            new Field("BEN_NAI_MOI", Int32Type.Default, nullable: true),
            new Field("BEN_DCD_DTE", Date32Type.Default, nullable: true),
            new Field(SndsNames.Identifiers, Int32Type.Default, nullable: false),
            new Field(SndsNames.Certified, BooleanType.Default, nullable: false),
            new Field(SndsNames.SharedPsa, BooleanType.Default, nullable: false),
        ],
        null);

    public override long EstimatedRows => persons.Count;

    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        var numbers = new List<int>(BatchRows);
        long line = 1;
        for (int person = 0; person < persons.Count; person++)
        {
            if (known is null || !known.Contains(KeyLanes.OfText(persons.NameOf(person))))
            {
                numbers.Add(person);
            }

            if (numbers.Count == BatchRows || (person == persons.Count - 1 && numbers.Count > 0))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return new SourceBatch(Batch([.. numbers]), line, [], []);
                line += numbers.Count;
                numbers.Clear();
            }
        }
    }

    private RecordBatch Batch(int[] numbers)
    {
        var sex = new Int32Array.Builder();
        var year = new Int32Array.Builder();
        var month = new Int32Array.Builder();
        var identifiers = new Int32Array.Builder();
        var certified = new BooleanArray.Builder();
        var shared = new BooleanArray.Builder();
        int[] deaths = new int[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            ref readonly PersonFacts person = ref persons.Facts[numbers[i]];
            sex.Append(Known(person.Sex));
            year.Append(Known(person.BirthYear));
            month.Append(Known(person.BirthMonth));
            identifiers.Append(person.Rows);
            certified.Append(person.Certified);
            shared.Append(person.SharesPsa);
            deaths[i] = person.Death;
        }

        IArrowArray[] columns =
        [
            ArrowBuild.Names(numbers, persons), sex.Build(), year.Build(), month.Build(), ArrowBuild.Days(deaths), identifiers.Build(), certified.Build(), shared.Build(),
        ];
        return new RecordBatch(Schema, columns, numbers.Length);
    }

    private static int? Known(int value) => value == 0 ? null : value;
}
