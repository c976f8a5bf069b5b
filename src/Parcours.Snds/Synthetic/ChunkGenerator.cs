namespace Parcours.Snds.Synthetic;

/// <summary>Makes a chunk of persons with all their rows. Chunks know nothing of each other; a chunk is always the same persons.</summary>
internal sealed class ChunkGenerator(GeneratorOptions options, DrugShelf shelf, Weighted<PricedCode> tests, Weighted<PricedCode> acts)
{
    /// <summary>Persons a chunk: enough for long writes, few enough for many chunks.</summary>
    public const int Persons = 512;

    /// <summary>How many chunks there are.</summary>
    public int Count => (options.Patients + Persons - 1) / Persons;

    public ChunkOutput Generate(int chunk)
    {
        var output = new ChunkOutput(options.KeepPlanted);
        long first = (long)chunk * Persons;
        List<Person> persons = new HouseholdBuilder(options, output.Tally).Build(first, (int)Math.Min(Persons, options.Patients - first));
        var claims = new ClaimWriter(options, output, chunk);
        var writer = new CareWriter(claims, options.Traps);
        var stays = new StayWriter(options, output, writer);
        var referentials = new ReferentialWriter(options, output);
        var health = new Health(options);
        var care = new Care(options, shelf, tests, acts);
        var hospital = new HospitalCare(options, care);
        foreach (Person person in persons)
        {
            health.Give(person);
        }

        var treatments = new List<Treatment>();
        foreach (Person person in persons)
        {
            treatments.Clear();
            claims.Start(person);
            care.Begin(person, treatments);
            List<Stay> those = hospital.Live(person, treatments);
            care.Live(person, writer, treatments);
            stays.Write(person, those);
            referentials.Write(person);
        }

        return output;
    }
}
