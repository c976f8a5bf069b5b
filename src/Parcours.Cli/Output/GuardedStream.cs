using Parcours.Cli.Diagnostics;

namespace Parcours.Cli.Output;

/// <summary>
/// Standard output or standard error, which may be a full disk. Where the writing is required its failure is an error of the tool's own; what is written after it is dropped,
/// so that writers can be closed in peace. Where it is not, nothing ever fails: work goes on though nobody can be told.
/// </summary>
internal sealed class GuardedStream(Stream inner, bool required) : Stream
{
    /// <summary>What made the writing fail. A library between may have made something else of the error thrown.</summary>
    public ParcoursException? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            if (Failure is null)
            {
                inner.Write(buffer);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error);
        }
    }

    public override void Flush()
    {
        try
        {
            if (Failure is null)
            {
                inner.Flush();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Fail(Exception error)
    {
        Failure = CliErrors.OutputFailed(error);
        if (required)
        {
            throw Failure;
        }
    }
}
