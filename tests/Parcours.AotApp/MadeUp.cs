using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.AotApp;

/// <summary>Tables made in memory.</summary>
internal static class MadeUp
{
    private static readonly string[] _codes = ["C10", "A10", "N02"];

    public static TableImport Visits(int count)
    {
        var person = new Int64Array.Builder();
        var day = new Date32Array.Builder();
        var code = new StringArray.Builder();
        var paid = new Decimal128Array.Builder(new Decimal128Type(18, 2));
        var level = new Int8Array.Builder();
        var doctor = new Int32Array.Builder();
        var note = new StringArray.Builder();
        for (int i = 0; i < count; i++)
        {
            person.Append(i % 50);
            day.Append(new DateOnly(2022, 1, 1).AddDays(i % 600));
            code.Append(_codes[i % _codes.Length]);
            paid.Append(1 + (i % 100 / 4m));
            level.Append((sbyte)(i % 2));
            doctor.Append(i % 4);
            if (i % 4 == 0)
            {
                note.AppendNull();
            }
            else
            {
                note.Append("note");
            }
        }

        var batch = new RecordBatch(
            new Schema(
                [
                    new Field("person", Int64Type.Default, false), new Field("day", Date32Type.Default, false), new Field("code", StringType.Default, true),
                    new Field("paid", new Decimal128Type(18, 2), false), new Field("level", Int8Type.Default, false), new Field("doctor", Int32Type.Default, false),
                    new Field("note", StringType.Default, true),
                ],
                []),
            [person.Build(), day.Build(), code.Build(), paid.Build(), level.Build(), doctor.Build(), note.Build()],
            count);
        return new TableImport("visit", TableKind.Events, [new MemorySource("visits", batch)]) { Patient = "person", Time = "day" };
    }

    public static TableImport Doctors() => new(
        "doctor",
        TableKind.Reference,
        [
            new MemorySource("doctors", new RecordBatch(
                new Schema([new Field("id", Int32Type.Default, false), new Field("name", StringType.Default, true)], []),
                [new Int32Array.Builder().Append(0).Append(1).Build(), new StringArray.Builder().Append("Ann").Append("Bob").Build()],
                2)),
        ]);
}
