namespace Parcours.Snds.Linkage;

/// <summary>Finds the persons behind the rows of the referential of beneficiaries.</summary>
/// <remarks>
/// A node is a PSA with a rank. Two nodes are one person when they have the same <c>BEN_IDT_ANO</c> or the same <c>BEN_NIR_ANO</c>.
/// The same PSA alone joins nothing: it belongs to a spouse, to children and to twins as well.
/// </remarks>
internal sealed class PersonIndexBuilder(long estimatedRows = 16, IReadOnlySet<UInt128>? known = null)
{
    private readonly KeyIndex _nodes = new(estimatedRows);
    private readonly KeyIndex _psas = new(estimatedRows);
    private readonly KeyIndex _identifiers = new(estimatedRows);
    private readonly List<int> _identifierNodes = [];
    private readonly List<int> _nodePsas = [];
    private readonly UnionFind _groups = new();
    private readonly TextStore _names = new();
    private readonly List<PersonFacts> _facts = [];
    private long _duplicates;

    /// <summary>Takes a row in.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">The text of its <c>BEN_IDT_ANO</c>, or of the PSA followed by the rank where that is missing.</param>
    public void Add(in Beneficiary row, ReadOnlySpan<byte> name)
    {
        int node = _nodes.Add(KeyHasher.Pair(row.Psa, row.Rank), out bool added);
        if (added)
        {
            _groups.Add();
            _names.Add(name);
            _facts.Add(Facts(row));
            _nodePsas.Add(_psas.Add(row.Psa, out _));
        }
        else
        {
            _duplicates++;
        }

        Join(row.IdtAno, node);
        Join(row.NirAno, node);
    }

    /// <summary>Numbers the persons in the order of their first rows.</summary>
    public PersonIndex Build()
    {
        int[] persons = new int[_nodes.Count];
        var first = new List<int>();
        for (int node = 0; node < persons.Length; node++)
        {
            int root = _groups.Find(node);
            if (root == node)
            {
                persons[node] = first.Count;
                first.Add(node);
            }
            else
            {
                persons[node] = persons[root];
            }
        }

        (TextStore names, PersonFacts[] facts, long conflicts) = Merge(persons, first);
        int[] identifierPersons = [.. _identifierNodes.Select(node => persons[node])];
        return new PersonIndex(_nodes, persons, _psas, PsaMembers(persons, facts), _identifiers, identifierPersons, names, facts)
        {
            DuplicateRows = _duplicates,
            Conflicts = conflicts,
        };
    }

    /// <summary>Both kinds of identifier share one space: <c>BEN_IDT_ANO</c> is <c>BEN_NIR_ANO</c> where that is known.</summary>
    private void Join(UInt128 identifier, int node)
    {
        if (identifier == UInt128.Zero)
        {
            return;
        }

        int entry = _identifiers.Add(identifier, out bool added);
        if (added)
        {
            _identifierNodes.Add(node);
        }
        else
        {
            _groups.Join(_identifierNodes[entry], node);
        }
    }

    private static PersonFacts Facts(in Beneficiary row) => new()
    {
        Sex = (byte)(row.Sex is 1 or 2 ? row.Sex : 0),
        BirthYear = (short)(row.BirthYear is > 1800 and < 3000 ? row.BirthYear : 0),
        BirthMonth = (byte)(row.BirthMonth is >= 1 and <= 12 ? row.BirthMonth : 0),
        Death = row.Death,
        Certified = row.Certified,
        Rows = 1,
    };

    private (TextStore Names, PersonFacts[] Facts, long Conflicts) Merge(int[] persons, List<int> first)
    {
        int[] smallest = [.. first];
        var facts = new PersonFacts[first.Count];
        var conflicting = new HashSet<int>();
        for (int node = 0; node < persons.Length; node++)
        {
            int person = persons[node];
            if (ComesBefore(node, smallest[person]))
            {
                smallest[person] = node;
            }

            ref PersonFacts all = ref facts[person];
            PersonFacts one = _facts[node];
            if (all.Rows == 0)
            {
                all = one;
                continue;
            }

            if ((one.Sex != 0 && all.Sex != 0 && one.Sex != all.Sex) || (one.BirthYear != 0 && all.BirthYear != 0 && one.BirthYear != all.BirthYear))
            {
                conflicting.Add(person);
            }

            // A certified row is believed before the others; among equals the first.
            bool better = one.Certified && !all.Certified;
            all.Sex = (better && one.Sex != 0) || all.Sex == 0 ? one.Sex : all.Sex;
            all.BirthYear = (better && one.BirthYear != 0) || all.BirthYear == 0 ? one.BirthYear : all.BirthYear;
            all.BirthMonth = (better && one.BirthMonth != 0) || all.BirthMonth == 0 ? one.BirthMonth : all.BirthMonth;
            all.Death = Math.Max(all.Death, one.Death);
            all.Certified |= one.Certified;
            all.Rows++;
        }

        var names = new TextStore();
        foreach (int node in smallest)
        {
            names.Add(_names[node]);
        }

        return (names, facts, conflicting.Count);
    }

    /// <summary>A name that the dataset has comes before others, so that a person keeps it when a later delivery adds an identity; then the smallest.</summary>
    private bool ComesBefore(int node, int other)
    {
        bool isKnown = known is not null && known.Contains(KeyLanes.OfText(_names[node]));
        bool otherIsKnown = known is not null && known.Contains(KeyLanes.OfText(_names[other]));
        return isKnown != otherIsKnown ? isKnown : _names[node].SequenceCompareTo(_names[other]) < 0;
    }

    /// <summary>The distinct persons of each PSA, one PSA after the other.</summary>
    private PsaMembers PsaMembers(int[] persons, PersonFacts[] facts)
    {
        (int Psa, int Person)[] pairs = new (int, int)[persons.Length];
        for (int node = 0; node < persons.Length; node++)
        {
            pairs[node] = (_nodePsas[node], persons[node]);
        }

        Array.Sort(pairs);
        int[] starts = new int[_psas.Count + 1];
        var members = new List<int>(pairs.Length);
        for (int i = 0; i < pairs.Length; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                members.Add(pairs[i].Person);
            }

            starts[pairs[i].Psa + 1] = members.Count;
        }

        var all = new PsaMembers(starts, [.. members]);
        for (int psa = 0; psa < _psas.Count; psa++)
        {
            ReadOnlySpan<int> those = all[psa];
            for (int i = 0; i < those.Length && those.Length > 1; i++)
            {
                facts[those[i]].SharesPsa = true;
            }
        }

        return all;
    }
}
