using System.Runtime.ExceptionServices;

namespace Parcours.Import;

/// <summary>
/// Threads that stay for the whole import and do one phase after the other. The caller's thread waits, and reports
/// progress while it does. The first failure stops the others through the token and is thrown to the caller.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _start;
    private readonly SemaphoreSlim _done = new(0);
    private readonly CancellationTokenSource _stop;
    private Action<int, CancellationToken>? _work;
    private ExceptionDispatchInfo? _failure;

    public WorkerPool(int threads, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _threads = new Thread[threads];
        _start = new SemaphoreSlim[threads];
        for (int i = 0; i < threads; i++)
        {
            int index = i;
            _start[i] = new SemaphoreSlim(0);
            _threads[i] = new Thread(() => Loop(index)) { IsBackground = true, Name = $"Parcours import {i}" };
            _threads[i].Start();
        }
    }

    /// <summary>How many threads there are.</summary>
    public int Count => _threads.Length;

    /// <summary>Has every thread run <paramref name="work"/> with its own index, and returns when all have.</summary>
    public void Run(Action<int, CancellationToken> work, Action whileWaiting)
    {
        _work = work;
        Array.ForEach(_start, start => start.Release());
        for (int left = _threads.Length; left > 0;)
        {
            if (_done.Wait(100))
            {
                left--;
            }
            else if (_failure is null)
            {
                Guard(whileWaiting);
            }
        }

        _work = null;
        _failure?.Throw();
        _stop.Token.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int i = 0; i < _threads.Length; i++)
        {
            _start[i].Release();
            _threads[i].Join();
            _start[i].Dispose();
        }

        _done.Dispose();
        _stop.Dispose();
    }

    private void Loop(int index)
    {
        while (true)
        {
            _start[index].Wait();
            Action<int, CancellationToken>? work = _work;
            if (work is null)
            {
                return;
            }

            Guard(() => work(index, _stop.Token));
            _done.Release();
        }
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error)
        {
            // A cancellation that follows from another thread's failure must not hide the failure.
            var captured = ExceptionDispatchInfo.Capture(error);
            if (Interlocked.CompareExchange(ref _failure, captured, null) is { SourceException: OperationCanceledException } && error is not OperationCanceledException)
            {
                _failure = captured;
            }

            _stop.Cancel();
        }
    }
}
