namespace Parcours.Interchange.Csv.Inference;

/// <summary>One of the first records of a file, its fields without quotes. Nothing is rejected here: this only serves to find how the file is written.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where the next one starts.</param>
/// <param name="Line">The number of its line.</param>
/// <param name="Lines">On how many lines it is.</param>
internal sealed record SampleRecord(List<byte[]> Fields, int Start, int End, long Line, int Lines)
{
    /// <summary>Reads records, empty lines passed over.</summary>
    /// <param name="sample">The first bytes of the file.</param>
    /// <param name="separator">What parts fields.</param>
    /// <param name="lineEnd">What ends lines.</param>
    /// <param name="whole">Whether the sample is all of the file, so that its last line needs no end.</param>
    /// <param name="most">How many records are wanted.</param>
    public static List<SampleRecord> ReadAll(byte[] sample, byte separator, byte lineEnd, bool whole, int most)
    {
        var records = new List<SampleRecord>();
        long line = 1;
        for (int at = 0; at < sample.Length && records.Count < most;)
        {
            if (sample[at] == lineEnd || (sample[at] == '\r' && at + 1 < sample.Length && sample[at + 1] == lineEnd))
            {
                at += sample[at] == lineEnd ? 1 : 2;
                line++;
                continue;
            }

            if (Read(sample, at, separator, lineEnd, whole, line) is not { } record)
            {
                break;
            }

            records.Add(record);
            at = record.End;
            line += record.Lines;
        }

        return records;
    }

    private static SampleRecord? Read(byte[] sample, int start, byte separator, byte lineEnd, bool whole, long line)
    {
        var fields = new List<byte[]>();
        var field = new List<byte>();
        bool quoted = false;
        bool fresh = true;
        int lines = 1;
        for (int at = start; at < sample.Length; at++)
        {
            byte b = sample[at];
            if (quoted)
            {
                lines += b == lineEnd ? 1 : 0;
                if (b != '"')
                {
                    field.Add(b);
                }
                else if (at + 1 < sample.Length && sample[at + 1] == '"')
                {
                    field.Add(sample[at++]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (b == '"' && fresh)
            {
                (quoted, fresh) = (true, false);
            }
            else if (b == separator || b == lineEnd)
            {
                Close(fields, field, b == lineEnd);
                fresh = true;
                if (b == lineEnd)
                {
                    return new SampleRecord(fields, start, at + 1, line, lines);
                }
            }
            else
            {
                field.Add(b);
                fresh = false;
            }
        }

        if (!whole)
        {
            return null;
        }

        Close(fields, field, true);
        return new SampleRecord(fields, start, sample.Length, line, lines);
    }

    private static void Close(List<byte[]> fields, List<byte> field, bool atLineEnd)
    {
        if (atLineEnd && field.Count > 0 && field[^1] == '\r')
        {
            field.RemoveAt(field.Count - 1);
        }

        fields.Add([.. field]);
        field.Clear();
    }
}
