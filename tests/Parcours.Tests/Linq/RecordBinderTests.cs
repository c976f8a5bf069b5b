using Parcours.Linq;

namespace Parcours.Tests.Linq;

public sealed class RecordBinderTests
{
    [Fact]
    public void Marks_stand_for_the_parts_that_columns_play()
    {
        Assert.Equal("patient, entry, exit, diagnosis", string.Join(", ", Sample.S.State.Plan.Schema.Select(f => f.Name)));
        Assert.Equal("Project [Person = patient, Entry = entry, Left = exit, Diagnosis = diagnosis]", Sample.Plan(Sample.S).Split('\n')[0]);
    }

    [Fact]
    public void An_unknown_column_is_refused_with_the_nearest_name() => Refuses<Misspelt>(
        "PRC0303: Property 'Boxs' of Misspelt stands for column 'Boxs', which table 'ER_PHA_F' does not have. Did you mean 'boxes'? "
        + "Name the column with [Column(\"…\")], or take the setter off a property that is computed.");

    [Fact]
    public void A_narrower_type_is_refused() => Refuses<Narrow>(
        "PRC0305: Property 'Prescriber' of Narrow is short, but column 'prescriber' of table 'ER_PHA_F' is int32. Declare the property as int.");

    [Fact]
    public void Another_type_is_refused() => Refuses<Mistyped>(
        "PRC0305: Property 'Bonus' of Mistyped is string, but column 'bonus' of table 'ER_PHA_F' is int32. Declare the property as int?.");

    [Fact]
    public void Nulls_need_a_type_that_can_be_null() => Refuses<NotNull>(
        "PRC0306: Property 'Bonus' of NotNull is int, but column 'bonus' of table 'ER_PHA_F' has nulls. Declare the property as int?.");

    [Fact]
    public void A_part_that_no_column_plays_is_refused() => Refuses<Ended>(
        "PRC0304: Property 'Finish' of Ended is marked [End], but table 'ER_PHA_F' has no such column. Name a column with [Column(\"…\")], or take the mark off.");

    [Fact]
    public void A_type_that_cannot_be_made_is_refused() => Refuses<Unmade>(
        "PRC0307: Unmade cannot stand for rows: no public constructor takes only what its properties hold. "
        + "Use a record, or a class with a constructor without parameters and properties with setters.");

    [Fact]
    public void A_record_without_a_mark_stands_for_the_table_of_its_name() => Assert.Equal("NotNull", RecordBinder.TableName(typeof(NotNull)));

    private static void Refuses<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(RecordBinder.Needed)] T>(string text) =>
        Assert.Equal(text, Assert.Throws<ParcoursException>(() => TableScan.Of(typeof(T), Sample.Dispensings, Sample.Runner)).Message);

    internal sealed record Misspelt(int Boxs);

    internal sealed record Narrow(short Prescriber);

    internal sealed record Mistyped(string Bonus);

    internal sealed record NotNull(int Bonus);

    internal sealed record Ended([End] DateOnly? Finish);

    internal sealed class Unmade(int other)
    {
        public int Boxes { get; set; } = other;
    }
}
