using System.Text;

namespace Parcours.Import;

/// <summary>The lines of one part of a source that were not stored: counted by reason, and listed as CSV, in a file once they are many.</summary>
internal sealed class RejectLog(string table, string spillFolder) : IDisposable
{
    private const int MemoryBytes = 1 << 18;
    private readonly MemoryStream _lines = new();
    private readonly Dictionary<string, long> _byReason = [];
    private FileStream? _file;

    /// <summary>The first line of the list.</summary>
    public const string Header = "table,source,line,column,reason\n";

    /// <summary>How many lines, by reason.</summary>
    public IReadOnlyDictionary<string, long> ByReason => _byReason;

    /// <summary>Adds a line.</summary>
    public void Add(RejectedLine line)
    {
        _byReason[line.Reason] = _byReason.GetValueOrDefault(line.Reason) + 1;
        string text = FormattableString.Invariant($"{Quote(table)},{Quote(line.Source)},{line.Line},{Quote(line.Column ?? "")},{Quote(line.Reason)}\n");
        _lines.Write(Encoding.UTF8.GetBytes(text));
        if (_lines.Length > MemoryBytes)
        {
            _file ??= new FileStream(
                Path.Combine(Directory.CreateDirectory(spillFolder).FullName, $"rejects-{Guid.NewGuid():N}.spill"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
            _lines.WriteTo(_file);
            _lines.SetLength(0);
        }
    }

    /// <summary>Hands out the list, piece by piece.</summary>
    public void CopyTo(Action<ReadOnlyMemory<byte>> write)
    {
        if (_file is not null)
        {
            _file.Position = 0;
            byte[] buffer = new byte[MemoryBytes];
            for (int read; (read = _file.Read(buffer)) > 0;)
            {
                write(buffer.AsMemory(0, read));
            }
        }

        write(_lines.GetBuffer().AsMemory(0, (int)_lines.Length));
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static string Quote(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
