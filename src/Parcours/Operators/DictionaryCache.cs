using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Operators;

/// <summary>The dictionaries that a query meets, each one object, so that two columns of one dictionary are seen to be so.</summary>
internal sealed class DictionaryCache(Snapshot snapshot)
{
    private readonly Dictionary<(string Name, Lane Lane), StoredDictionary> _stored = [];

    public Snapshot Snapshot => snapshot;

    /// <summary>The patients.</summary>
    public PatientDictionary Patients => field ??= new PatientDictionary(snapshot);

    /// <summary>A stored dictionary, for columns whose values lie in a lane.</summary>
    public StoredDictionary Stored(string name, Lane lane)
    {
        if (!_stored.TryGetValue((name, lane), out StoredDictionary? dictionary))
        {
            dictionary = new StoredDictionary(snapshot.Dictionary(name), lane);
            _stored.Add((name, lane), dictionary);
        }

        return dictionary;
    }
}
