using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Operators;

/// <summary>The patients of a snapshot, numbered through all buckets: the first of bucket b comes after all of bucket b - 1.</summary>
/// <remarks>So a patient is a 32-bit number everywhere in a query: groups by it are arrays, joins on it are look-ups.</remarks>
internal sealed unsafe class PatientDictionary : ValueDictionary
{
    private readonly Snapshot _snapshot;
    private readonly int[] _first;

    public PatientDictionary(Snapshot snapshot)
    {
        _snapshot = snapshot;
        _first = new int[snapshot.BucketCount + 1];
        for (int bucket = 0; bucket < snapshot.BucketCount; bucket++)
        {
            _first[bucket + 1] = Limits.Int32((long)_first[bucket] + snapshot.Bucket(bucket).PatientCount, "The patients of the dataset");
        }
    }

    public override int Count => _first[^1];

    public override Lane ValueLane => _snapshot.PatientType.Lane;

    public override bool IsOrdered => false;

    /// <summary>The number of the first patient of a bucket.</summary>
    public int FirstOf(int bucket) => _first[bucket];

    public override void Gather(int* codes, int count, void* to)
    {
        int* ordinals = stackalloc int[256];
        for (int start = 0; start < count;)
        {
            int bucket = BucketOf(codes[start]);
            int first = _first[bucket];
            int end = start;
            while (end < count && end - start < 256 && codes[end] >= first && codes[end] < _first[bucket + 1])
            {
                ordinals[end - start] = codes[end] - first;
                end++;
            }

            PatientKeys keys = _snapshot.Bucket(bucket).Patients;
            if (ValueLane == Lane.Text)
            {
                keys.Gather(ordinals, end - start, (TextView*)to + start);
            }
            else
            {
                keys.Gather(ordinals, end - start, (long*)to + start);
            }

            start = end;
        }
    }

    public override int Find(ReadOnlySpan<byte> text)
    {
        int bucket = BucketHash.BucketOf(text, _snapshot.BucketCount);
        return _snapshot.Bucket(bucket).Patients.TryFind(text, out int ordinal) ? _first[bucket] + ordinal : -1;
    }

    public override int Find(long value)
    {
        int bucket = BucketHash.BucketOf(value, _snapshot.BucketCount);
        return _snapshot.Bucket(bucket).Patients.TryFind(value, out int ordinal) ? _first[bucket] + ordinal : -1;
    }

    /// <summary>The bucket of a patient.</summary>
    public int BucketOf(int patient)
    {
        int at = Array.BinarySearch(_first, patient);
        if (at < 0)
        {
            return ~at - 1;
        }

        // Empty buckets share their first number with the next: the last of them holds the patient.
        while (_first[at + 1] == patient)
        {
            at++;
        }

        return at;
    }
}
