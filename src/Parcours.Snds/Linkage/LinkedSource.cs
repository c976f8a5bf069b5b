using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Snds.Diagnostics;

namespace Parcours.Snds.Linkage;

/// <summary>Gives the rows of a file with the columns that the linkage adds, and rejects those that find no patient.</summary>
internal sealed class LinkedSource : TableSource
{
    private readonly SndsTable _table;
    private readonly IReadOnlyList<LinkedPart> _parts;
    private readonly LinkedColumns _added;
    private readonly RowLinker _linker;
    private readonly PersonIndex _persons;
    private readonly int? _year;
    private readonly bool[] _months;

    public LinkedSource(SndsTable table, IReadOnlyList<LinkedPart> parts, LinkedColumns added, RowLinker linker, PersonIndex persons, int? year)
    {
        (_table, _parts, _added, _linker, _persons, _year) = (table, parts, added, linker, persons, year);
        _months = [.. parts[0].Source.Schema.FieldsList.Select(field => table.Find(field.Name) is { IsYearMonth: true })];
        Schema = new Schema([.. Added(added), .. parts[0].Source.Schema.FieldsList], null);
    }

    public override string Name => _parts[0].Source.Name;

    public override Schema Schema { get; }

    public override long EstimatedRows => _parts.Sum(part => part.Rows >= 0 ? part.Rows : part.Source.EstimatedRows);

    public override string? Fingerprint => _parts[0].Source.Fingerprint;

    public override bool RejectsLines => _parts[0].Source.RejectsLines;

    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        foreach (LinkedPart part in _parts)
        {
            long line = part.FirstLine;
            foreach (SourceBatch batch in part.Source.Read(cancellation))
            {
                int rows = batch.Rows.Length;
                yield return Link(batch, line);
                line += rows;
            }

            if (part.Rows >= 0 && line - part.FirstLine != part.Rows)
            {
                throw SndsErrors.FileChanged(Name, part.Rows, line - part.FirstLine);
            }
        }
    }

    public override IReadOnlyList<TableSource> Split(int parts)
    {
        if (_parts.Count == 1 && _parts[0].Rows < 0)
        {
            return [.. _parts[0].Source.Split(parts).Select(piece => With([new LinkedPart(piece, 0, -1)]))];
        }

        // Numbered pieces stay as they were counted; neighbours go together when fewer are wanted.
        int groups = Math.Min(parts, _parts.Count);
        var split = new TableSource[groups];
        for (int i = 0; i < groups; i++)
        {
            int from = (int)((long)_parts.Count * i / groups);
            int to = (int)((long)_parts.Count * (i + 1) / groups);
            split[i] = With([.. _parts.Skip(from).Take(to - from)]);
        }

        return split;
    }

    private LinkedSource With(IReadOnlyList<LinkedPart> parts) => new(_table, parts, _added, _linker, _persons, _year);

    private static IEnumerable<Field> Added(LinkedColumns added)
    {
        yield return new Field(SndsNames.Patient, ArrowBuild.NameType, nullable: false);
        if (added.HasFlag(LinkedColumns.Line))
        {
            yield return new Field(SndsNames.Line, Int64Type.Default, nullable: false);
        }

        if (added.HasFlag(LinkedColumns.Parent))
        {
            yield return new Field(SndsNames.Parent, Int64Type.Default, nullable: false);
        }

        if (added.HasFlag(LinkedColumns.Time))
        {
            yield return new Field(SndsNames.Time, Date32Type.Default, nullable: true);
        }

        if (added.HasFlag(LinkedColumns.End))
        {
            yield return new Field(SndsNames.End, Date32Type.Default, nullable: true);
        }

        if (added.HasFlag(LinkedColumns.Year))
        {
            yield return new Field(SndsNames.Year, Int32Type.Default, nullable: true);
        }
    }

    private SourceBatch Link(SourceBatch batch, long firstLine)
    {
        LinkedRows linked = _linker.Link(batch.Rows, _year ?? 0, firstLine);
        if (_added.HasFlag(LinkedColumns.Time))
        {
            Dates(batch.Rows, _table.Time, linked.Time);
        }

        if (_added.HasFlag(LinkedColumns.End))
        {
            Dates(batch.Rows, _table.End, linked.End);
        }

        int rejected = linked.Person.Count(person => person < 0);
        if (rejected == 0)
        {
            IEnumerable<IArrowArray> columns = [.. NewColumns(linked, null, firstLine), .. batch.Rows.Arrays.Select((array, i) => _months[i] ? Months.WithoutNone(array) : array)];

            // The arrays now belong to the new batch, which disposes of them.
            return batch with { Rows = new RecordBatch(Schema, columns, batch.Rows.Length) };
        }

        int[] kept = new int[linked.Person.Length - rejected];
        long[] lines = new long[kept.Length];
        var rejections = new List<RejectedLine>(batch.Rejected.Count + rejected);
        rejections.AddRange(batch.Rejected);
        for (int row = 0, at = 0; row < linked.Person.Length; row++)
        {
            if (linked.Person[row] < 0)
            {
                rejections.Add(new RejectedLine(Name, batch.LineOf(row), LinkOutcome.Reason(linked.Person[row]), null));
            }
            else
            {
                (kept[at], lines[at++]) = (row, batch.LineOf(row));
            }
        }

        IArrowArray[] taken = [.. NewColumns(linked, kept, firstLine), .. batch.Rows.Arrays.Select(array => ArrowTake.Take(array, kept)).Select((array, i) => _months[i] ? Months.WithoutNone(array) : array)];
        batch.Dispose();
        return new SourceBatch(new RecordBatch(Schema, taken, kept.Length), batch.FirstLine, lines, rejections);
    }

    /// <summary>Where the parent has no date, the published column does, as far as it can be read as one.</summary>
    private static void Dates(RecordBatch rows, string? published, int[] days)
    {
        if (published is null or SndsNames.Time or SndsNames.End || RowLinker.Column(rows, [published]) is not { } column)
        {
            return;
        }

        for (int i = 0; i < days.Length; i++)
        {
            days[i] = days[i] == ArrowValues.NoDay ? ArrowValues.DayOf(column, i) : days[i];
        }
    }

    private IEnumerable<IArrowArray> NewColumns(LinkedRows linked, int[]? kept, long firstLine)
    {
        T[] Rows<T>(T[] all) => kept is null ? all : System.Array.ConvertAll(kept, row => all[row]);
        int count = kept?.Length ?? linked.Person.Length;
        yield return ArrowBuild.Names(Rows(linked.Person), _persons);
        if (_added.HasFlag(LinkedColumns.Line))
        {
            long[] lines = new long[count];
            for (int i = 0; i < count; i++)
            {
                lines[i] = firstLine + (kept?[i] ?? i);
            }

            yield return ArrowBuild.Int64(lines);
        }

        if (_added.HasFlag(LinkedColumns.Parent))
        {
            yield return ArrowBuild.Int64(Rows(linked.Parent));
        }

        if (_added.HasFlag(LinkedColumns.Time))
        {
            yield return ArrowBuild.Days(Rows(linked.Time));
        }

        if (_added.HasFlag(LinkedColumns.End))
        {
            yield return ArrowBuild.Days(Rows(linked.End));
        }

        if (_added.HasFlag(LinkedColumns.Year))
        {
            yield return ArrowBuild.Constant(_year, count);
        }
    }
}
