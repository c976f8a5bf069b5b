using Parcours.Diagnostics;

namespace Parcours.Hosting;

/// <summary>Counts what reads the mapped files of a dataset at the moment, so that closing it stops that, and waits for it, before the files are unmapped.</summary>
/// <remarks>
/// What counts is work under way, not enumerators that a caller holds between two batches: no worker reads then, and waiting for a caller who disposes of the dataset
/// in the midst of its own loop would never end.
/// </remarks>
internal sealed class DatasetUse : IDisposable
{
    private readonly string _path;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _closed;

    public DatasetUse(string path)
    {
        _path = path;
        Closing = _closing.Token;
    }

    /// <summary>Cancelled when the dataset is being closed.</summary>
    public CancellationToken Closing { get; }

    /// <summary>Refuses what comes after the closing.</summary>
    /// <exception cref="ParcoursException">PRC0004: the dataset is closed.</exception>
    public void RefuseClosed()
    {
        lock (_lock)
        {
            if (_closed)
            {
                throw Errors.DatasetClosed(_path);
            }
        }
    }

    /// <summary>Begins to read; disposing of the result ends it.</summary>
    /// <exception cref="ParcoursException">PRC0004: the dataset is closed.</exception>
    public Reading Begin()
    {
        lock (_lock)
        {
            RefuseClosed();
            _running++;
            return new Reading(this);
        }
    }

    /// <summary>Stops what runs; true for who closes first, and must unmap when <see cref="WhenIdle"/> is done.</summary>
    public bool Close()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return false;
            }

            _closed = true;
            if (_running == 0)
            {
                _idle.SetResult();
            }
        }

        _closing.Cancel();
        return true;
    }

    /// <summary>Done when the dataset is closed and nothing reads any more.</summary>
    public Task WhenIdle => _idle.Task;

    /// <summary>What to tell the caller of work that was stopped: the cancellation of its own token, or that the dataset was closed.</summary>
    public Exception Stopped(OperationCanceledException stopped, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return stopped.CancellationToken == cancellation ? stopped : new OperationCanceledException(stopped.Message, stopped, cancellation);
        }

        return Closing.IsCancellationRequested ? Errors.DatasetClosed(_path) : stopped;
    }

    public void Dispose() => _closing.Dispose();

    private void End()
    {
        lock (_lock)
        {
            if (--_running == 0 && _closed)
            {
                _idle.SetResult();
            }
        }
    }

    /// <summary>Work that reads mapped files.</summary>
    internal readonly struct Reading(DatasetUse use) : IDisposable
    {
        public void Dispose() => use.End();
    }
}
