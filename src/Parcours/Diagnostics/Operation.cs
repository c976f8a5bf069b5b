using System.Diagnostics;

namespace Parcours.Diagnostics;

/// <summary>A query or an import while it runs, as seen from outside.</summary>
internal sealed class Operation : IDisposable
{
    private readonly Activity? _activity;
    private readonly TimeProvider _time;
    private readonly long _begin;

    public Operation(string name, Activity? activity, TimeProvider time)
    {
        Name = name;
        _activity = activity;
        _time = time;
        _begin = time.GetTimestamp();
    }

    public string Name { get; }

    /// <summary>Rows given or stored so far.</summary>
    public long Rows { get; set; }

    /// <summary>What went wrong: an identifier, never a text.</summary>
    public string? Error { get; private set; }

    public TimeSpan Elapsed => _time.GetElapsedTime(_begin);

    public void Failed(Exception error)
    {
        Error = Telemetry.ErrorType(error);
        _activity?.SetTag("error.type", Error);
        _activity?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        _activity?.SetTag("db.response.returned_rows", Rows);
        _activity?.Dispose();
        Telemetry.End(this);
    }
}
