using Parcours.Storage;

namespace Parcours.Import;

/// <summary>Gives the values of a provisional dictionary their final codes: those they had, and for new values the next codes, in the order of the values.</summary>
internal static unsafe class DictionaryMerge
{
    /// <summary>Adds the new values to the commit and gives the map from provisional numbers.</summary>
    /// <param name="dictionary">The values met.</param>
    /// <param name="stored">The dictionary as it was stored before, if it was.</param>
    /// <param name="commit">Where new values go.</param>
    /// <param name="budget">The budget.</param>
    public static FinalCodes Run(ProvisionalDictionary dictionary, CodeDictionary? stored, CommitBuilder commit, ImportBudget budget)
    {
        int known = stored?.Count ?? 0;
        int[] sorted = SortedValues.Of(dictionary);
        var added = new List<int>();
        var codes = new FinalCodes(budget, dictionary.Count, known + dictionary.Count);
        int* map = codes.BeginMap();
        foreach (int provisional in sorted)
        {
            int code = stored is null ? -1 : Find(dictionary, stored, provisional);
            if (code < 0)
            {
                code = known + added.Count;
                added.Add(provisional);
            }

            map[provisional] = code;
        }

        Add(dictionary, added, commit);
        if (known > 0 && (added.Count > 0 || !stored!.IsSorted))
        {
            Rank(dictionary, stored!, added, codes.BeginRanks());
        }

        return codes;
    }

    private static int Find(ProvisionalDictionary dictionary, CodeDictionary stored, int provisional) =>
        dictionary is TextDictionary texts ? stored.Find(texts.Value(provisional).Span) : stored.Find(((IntegerDictionary)dictionary).Value(provisional));

    private static void Add(ProvisionalDictionary dictionary, List<int> added, CommitBuilder commit)
    {
        if (dictionary is TextDictionary texts)
        {
            commit.AddDictionaryValues(dictionary.Name, added.ConvertAll(code => texts.Value(code).Span.ToArray()));
        }
        else
        {
            commit.AddDictionaryValues(dictionary.Name, added.ConvertAll(((IntegerDictionary)dictionary).Value));
        }
    }

    /// <summary>Merges two sorted lists: the values stored before, and the new ones.</summary>
    private static void Rank(ProvisionalDictionary dictionary, CodeDictionary stored, List<int> added, int* ranks)
    {
        int next = 0;
        for (int place = 0; place < stored.Count; place++)
        {
            int code = stored.Sorted[place];
            while (next < added.Count && Compare(dictionary, added[next], stored, code) < 0)
            {
                ranks[stored.Count + next] = place + next;
                next++;
            }

            ranks[code] = place + next;
        }

        for (; next < added.Count; next++)
        {
            ranks[stored.Count + next] = stored.Count + next;
        }
    }

    private static int Compare(ProvisionalDictionary dictionary, int provisional, CodeDictionary stored, int code) =>
        dictionary is TextDictionary texts
            ? texts.Value(provisional).Span.SequenceCompareTo(stored.Text(code))
            : ((IntegerDictionary)dictionary).Value(provisional).CompareTo(stored.Integers[code]);
}
