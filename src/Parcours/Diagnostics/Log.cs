using Microsoft.Extensions.Logging;

namespace Parcours.Diagnostics;

/// <summary>Every message that is logged. None holds a value of the data or a literal of a query.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Opened dataset {Path} at snapshot {Snapshot}: {Tables} tables.")]
    public static partial void Opened(ILogger logger, string path, long snapshot, int tables);

    [LoggerMessage(2, LogLevel.Debug, "Closed dataset {Path}.")]
    public static partial void Closed(ILogger logger, string path);

    [LoggerMessage(3, LogLevel.Information, "Imported snapshot {Snapshot}: {Read} lines read, {Stored} stored, {Rejected} rejected in {Milliseconds} ms.")]
    public static partial void Imported(ILogger logger, long snapshot, long read, long stored, long rejected, double milliseconds);

    [LoggerMessage(4, LogLevel.Debug, "Queried snapshot {Snapshot}: {Rows} rows in {Milliseconds} ms.")]
    public static partial void Queried(ILogger logger, long snapshot, long rows, double milliseconds);

    [LoggerMessage(5, LogLevel.Warning, "A query of snapshot {Snapshot} failed with {Error} after {Milliseconds} ms.")]
    public static partial void QueryFailed(ILogger logger, long snapshot, string error, double milliseconds);
}
