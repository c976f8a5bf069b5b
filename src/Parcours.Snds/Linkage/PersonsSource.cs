using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Linkage;

/// <summary>One row a person: what the referential of beneficiaries says over all of his or her rows.</summary>
internal sealed class PersonsSource(PersonIndex persons) : TableSource
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
        for (int start = 0; start < persons.Count; start += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new SourceBatch(Batch(start, Math.Min(BatchRows, persons.Count - start)), start + 1L, [], []);
        }
    }

    private RecordBatch Batch(int start, int count)
    {
        var sex = new Int32Array.Builder();
        var year = new Int32Array.Builder();
        var month = new Int32Array.Builder();
        var identifiers = new Int32Array.Builder();
        var certified = new BooleanArray.Builder();
        var shared = new BooleanArray.Builder();
        int[] deaths = new int[count];
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            ref readonly PersonFacts person = ref persons.Facts[start + i];
            sex.Append(Known(person.Sex));
            year.Append(Known(person.BirthYear));
            month.Append(Known(person.BirthMonth));
            identifiers.Append(person.Rows);
            certified.Append(person.Certified);
            shared.Append(person.SharesPsa);
            deaths[i] = person.Death;
            numbers[i] = start + i;
        }

        IArrowArray[] columns =
        [
            ArrowBuild.Names(numbers, persons), sex.Build(), year.Build(), month.Build(), ArrowBuild.Days(deaths), identifiers.Build(), certified.Build(), shared.Build(),
        ];
        return new RecordBatch(Schema, columns, count);
    }

    private static int? Known(int value) => value == 0 ? null : value;
}
