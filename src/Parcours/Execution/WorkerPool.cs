namespace Parcours.Execution;

/// <summary>Threads that stay: handing work to a waiting thread is cheaper, and spreads better over processors, than starting one.</summary>
internal sealed class WorkerPool
{
    private readonly Queue<Action> _waiting = new();
    private int _threads;
    private int _idle;

    /// <summary>The pool of the process.</summary>
    public static WorkerPool Shared { get; } = new();

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
                    Monitor.Wait(_waiting);
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
