namespace Parcours.Execution;

/// <summary>Threads that stay a while: handing work to a waiting thread is cheaper, and spreads better over processors, than starting one.</summary>
/// <remarks>
/// The process has one pool, whatever the number of datasets: threads are as many as the busiest moment needed, and opening a dataset costs none. So no dataset owns them,
/// and closing one ends none; a thread ends by itself when it has had nothing to do for some seconds, and a process that asks no more has none left.
/// </remarks>
/// <param name="patience">How long a thread waits for work before it ends.</param>
internal sealed class WorkerPool(TimeSpan patience)
{
    private readonly Queue<Action> _waiting = new();
    private int _threads;
    private int _idle;

    /// <summary>The pool of the process.</summary>
    public static WorkerPool Shared { get; } = new(TimeSpan.FromSeconds(10));

    /// <summary>How many threads there are now.</summary>
    public int Threads
    {
        get
        {
            lock (_waiting)
            {
                return _threads;
            }
        }
    }

    /// <summary>Runs a piece of work on so many threads at once and waits for all; the first failure is thrown.</summary>
    public void Run(int workers, Action<int> work)
    {
        using var left = new CountdownEvent(workers);
        Exception? failure = null;
        for (int worker = 0; worker < workers; worker++)
        {
            int index = worker;
            Enqueue(() =>
            {
                try
                {
                    work(index);
                }
                catch (Exception exception)
                {
                    lock (left)
                    {
                        // The first failure counts, but a cancellation that follows from another's failure does not hide that.
                        failure = failure is OperationCanceledException && exception is not OperationCanceledException ? exception : failure ?? exception;
                    }
                }
                finally
                {
                    left.Signal();
                }
            });
        }

        left.Wait();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Enqueue(Action action)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(action);
            if (_waiting.Count > _idle)
            {
                _threads++;
                _idle++;
                new Thread(Loop) { IsBackground = true, Name = $"Parcours worker {_threads}" }.Start();
            }

            Monitor.Pulse(_waiting);
        }
    }

    private void Loop()
    {
        while (true)
        {
            Action action;
            lock (_waiting)
            {
                while (_waiting.Count == 0)
                {
                    if (!Monitor.Wait(_waiting, patience) && _waiting.Count == 0)
                    {
                        _idle--;
                        _threads--;
                        return;
                    }
                }

                action = _waiting.Dequeue();
                _idle--;
            }

            action();
            lock (_waiting)
            {
                _idle++;
            }
        }
    }
}
