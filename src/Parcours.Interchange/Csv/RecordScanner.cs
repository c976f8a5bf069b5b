using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parcours.Interchange.Csv;

/// <summary>Cuts a stream of CSV into records and fields, a block at a time, in constant memory.</summary>
/// <remarks>
/// <para>A quote means something only at the start of a field; elsewhere it is a character like any other. A line that cannot be read is rejected
/// by itself: scanning goes on with the next line of the file, even when a quote was opened and never closed.</para>
/// <para>Only separators, line ends and quotes are looked at; fields are read from the block, column by column, by others.</para>
/// </remarks>
internal sealed class RecordScanner : IDisposable
{
    private const int FirstBuffer = 1 << 20;

    /// <summary>Why a record has no end: the bytes at hand do not hold it; they end within quotes; or something follows a closing quote.</summary>
    private const int NoLineEnd = -1;
    private const int OpenQuote = -2;
    private const int BadQuote = -3;

    private readonly Stream _stream;
    private readonly byte _separator;
    private readonly byte _lineEnd;
    private readonly SpecialBytes _special;
    private readonly int _fields;
    private readonly int _mostBytes;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private long _line;
    private bool _atEnd;
    private bool _skipping;

    /// <summary>Begins at the first line after the header.</summary>
    /// <param name="stream">The file from its first byte.</param>
    /// <param name="dialect">How it is written.</param>
    /// <param name="mostBytes">The most bytes of a record.</param>
    public RecordScanner(Stream stream, CsvDialect dialect, int mostBytes)
    {
        _stream = stream;
        _separator = dialect.Separator;
        _lineEnd = dialect.LineEnd;
        _special = new SpecialBytes(_separator, _lineEnd);
        _fields = dialect.Columns.Count;
        _mostBytes = mostBytes;

        // A small file needs a small buffer; one byte more than it has shows its end at once.
        long room = stream.CanSeek ? Math.Min(FirstBuffer, stream.Length + 1) : FirstBuffer;
        _buffer = new byte[room + RecordBlock.Padding];
        _line = dialect.BodyLine;

        // Blocks small enough to stay in the second-level cache while each column goes over them.
        Block = new RecordBlock(_fields, Math.Clamp((1 << 15) / _fields, 64, 2048));
        Skip(dialect.BodyOffset);
    }

    /// <summary>The records found last.</summary>
    public RecordBlock Block { get; }

    /// <summary>The lines that are no records, since the caller last cleared the list.</summary>
    public List<(long Line, string Reason)> Rejected { get; } = [];

    /// <summary>Finds the next records.</summary>
    /// <returns>False at the end of the file; true with no records at all when lines were rejected.</returns>
    public bool Next(int mostRows, CancellationToken cancellation)
    {
        Block.Rows = 0;
        int rejected = Rejected.Count;
        mostRows = Math.Min(mostRows, Block.Capacity);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Scan(mostRows);
            Block.Buffer = _buffer;
            if (Block.Rows > 0 || Rejected.Count > rejected)
            {
                return true;
            }

            if (_atEnd)
            {
                return false;
            }

            Fill();
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    /// <summary>Finds records in the bytes at hand; leaves the last one where it is when it may go on.</summary>
    private void Scan(int mostRows)
    {
        int rows = 0;
        while (rows < mostRows && _start < _end)
        {
            int stop = FindEnd(rows * Block.Stride, out int fields, out int lineBreaks);
            if (stop < 0)
            {
                if (!_atEnd && stop != BadQuote)
                {
                    break;
                }

                if (stop != NoLineEnd)
                {
                    if (RejectLine(Rejections.BadQuoting))
                    {
                        continue;
                    }

                    break;
                }

                // The last line of the file may lack its end.
                stop = _end;
            }

            rows += Finish(stop, fields, rows);
            _line += 1 + lineBreaks;
            _start = Math.Min(stop + 1, _end);
        }

        Block.Rows = rows;
    }

    /// <summary>Notes where the fields of the record at hand end.</summary>
    /// <returns>Where its line end is, or one of the reasons why none was found.</returns>
    private int FindEnd(int slot, out int fields, out int lineBreaks)
    {
        ref byte bytes = ref MemoryMarshal.GetArrayDataReference(_buffer);
        Span<int> ends = Block.Ends.AsSpan(slot, Block.Stride);
        byte separator = _separator;
        byte lineEnd = _lineEnd;
        int last = _start - 1;
        ends[0] = last;
        fields = 1;
        lineBreaks = 0;
        for (int at = _start; at < _end;)
        {
            ulong found = _special.In(ref Unsafe.Add(ref bytes, at));
            int next = at + 64;
            if (next > _end)
            {
                found &= (1UL << (_end - at)) - 1;
            }

            for (; found != 0; found &= found - 1)
            {
                int i = at + BitOperations.TrailingZeroCount(found);
                byte special = Unsafe.Add(ref bytes, i);
                if (special == separator)
                {
                    // Fields beyond the last are only counted.
                    if (fields < ends.Length)
                    {
                        ends[fields] = i;
                    }

                    fields++;
                    last = i;
                }
                else if (special == lineEnd)
                {
                    return i;
                }
                else if (i == last + 1)
                {
                    next = EndOfQuoted(i + 1, ref lineBreaks);
                    break;
                }
            }

            if (next < 0)
            {
                return next;
            }

            at = next;
        }

        return NoLineEnd;
    }

    /// <summary>Finds where a quoted field ends.</summary>
    /// <param name="from">The byte after its opening quote.</param>
    /// <param name="lineBreaks">Grows by the line breaks in the field.</param>
    /// <returns>The place after the closing quote, or a reason.</returns>
    private int EndOfQuoted(int from, ref int lineBreaks)
    {
        int at = from;
        while (true)
        {
            int quote = _buffer.AsSpan(at, _end - at).IndexOf((byte)'"');
            if (quote < 0)
            {
                return OpenQuote;
            }

            at += quote + 1;
            if (at == _end)
            {
                // A second quote may follow, unless nothing can.
                return _atEnd ? Closed(from, at, ref lineBreaks) : OpenQuote;
            }

            if (_buffer[at] == '"')
            {
                at++;
                continue;
            }

            byte next = _buffer[at];
            if (next == _separator || next == _lineEnd)
            {
                return Closed(from, at, ref lineBreaks);
            }

            if (next != '\r' || (at + 1 < _end && _buffer[at + 1] != _lineEnd))
            {
                return BadQuote;
            }

            return at + 1 < _end || _atEnd ? Closed(from, at, ref lineBreaks) : OpenQuote;
        }
    }

    private int Closed(int from, int at, ref int lineBreaks)
    {
        lineBreaks += _buffer.AsSpan(from, at - from).Count(_lineEnd);
        return at;
    }

    /// <summary>Takes a whole record in, or rejects it.</summary>
    /// <returns>How many rows the block has more.</returns>
    private int Finish(int stop, int fields, int row)
    {
        if (stop > _start && _buffer[stop - 1] == '\r' && _lineEnd == '\n')
        {
            stop--;
        }

        // An empty line is nothing, but for a table of one column it is a null.
        if (stop == _start && _fields > 1)
        {
            return 0;
        }

        if (fields != _fields || stop - _start > _mostBytes)
        {
            Rejected.Add((_line, fields < _fields ? Rejections.TooFewFields : fields > _fields ? Rejections.TooManyFields : Rejections.TooLong));
            return 0;
        }

        Block.Ends[(row * Block.Stride) + fields] = stop;
        Block.Lines[row] = _line;
        return 1;
    }

    /// <summary>Rejects the first line of the record at hand, and goes on after it.</summary>
    /// <returns>False when its end is not among the bytes at hand.</returns>
    private bool RejectLine(string reason)
    {
        int stop = _buffer.AsSpan(_start, _end - _start).IndexOf(_lineEnd);
        if (stop < 0 && !_atEnd)
        {
            return false;
        }

        Rejected.Add((_line, reason));
        _line++;
        _start = stop < 0 ? _end : _start + stop + 1;
        return true;
    }

    /// <summary>Reads more bytes behind those that are left.</summary>
    private void Fill()
    {
        int left = _end - _start;
        if (left >= Math.Max(_mostBytes, FirstBuffer))
        {
            if (RejectLine(Rejections.TooLong))
            {
                return;
            }

            Rejected.Add((_line, Rejections.TooLong));
            _skipping = true;
            left = 0;
            _start = _end;
        }

        if (left > _buffer.Length / 2)
        {
            byte[] larger = new byte[(_buffer.Length * 2) + RecordBlock.Padding];
            _buffer.AsSpan(_start, left).CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, left).CopyTo(_buffer);
        }

        _start = 0;
        _end = left;
        int room = _buffer.Length - RecordBlock.Padding - left;
        int read = _stream.ReadAtLeast(_buffer.AsSpan(left, room), room, throwOnEndOfStream: false);
        _end += read;
        _atEnd = read < room;
        if (_skipping)
        {
            SkipRestOfLine();
        }
    }

    /// <summary>Drops bytes up to the end of a line that is too long to be kept.</summary>
    private void SkipRestOfLine()
    {
        int stop = _buffer.AsSpan(_start, _end - _start).IndexOf(_lineEnd);
        _start = stop < 0 ? _end : _start + stop + 1;
        if (stop >= 0)
        {
            _skipping = false;
            _line++;
        }
    }

    private void Skip(long bytes)
    {
        while (bytes > 0)
        {
            int read = _stream.Read(_buffer, 0, (int)Math.Min(bytes, _buffer.Length));
            if (read == 0)
            {
                return;
            }

            bytes -= read;
        }
    }
}
