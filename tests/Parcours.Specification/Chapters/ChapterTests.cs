using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Specification.Engine;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Chapters;

public sealed class ChapterTests
{
    private static readonly Layout _asWritten = new(Buckets: 1, Commits: 1, Sources: 1, BatchRows: 100, Threads: 1);

    /// <summary>Every section of every chapter.</summary>
    public static TheoryData<string, string> Sections
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string file in Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
            {
                foreach (Section section in Chapter.Read(File.ReadAllText(file)).Sections)
                {
                    data.Add(Path.GetFileNameWithoutExtension(file), section.Title);
                }
            }

            return data;
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Chapters");

    [Theory]
    [MemberData(nameof(Sections))]
    public void Holds_of_the_reference_engine_and_of_the_engine(string chapter, string title)
    {
        var read = Chapter.Read(File.ReadAllText(Path.Combine(Folder, chapter + ".txt")));
        Section section = read.Sections.Single(s => s.Title == title);
        LogicalPlan plan = new PlanParser([.. read.Tables.Select(t => t.Schema)]).Parse(section.Plan);
        using var dataset = StoredDataset.Import(read.Tables, _asWritten with { Commits = read.Commits });
        LogicalPlan stored = new PlanRebinder(dataset.Tables).Rebind(plan);
        if (section.Answer is ["error"])
        {
            Assert.Throws<EvaluationException>(() => new ReferenceEngine(read.Tables).Run(plan));
            Assert.All(EngineAnswers.Settings, s => Assert.Throws<ParcoursException>(() => EngineAnswers.Run(dataset, stored, s)));
            return;
        }

        ImmutableArray<ColumnSchema> columns = Chapter.Columns(section.Answer[0]);
        Assert.Equal(columns.Select(c => (c.Name, Expression.Logical(c.Type))), plan.Schema.Select(f => (f.Name, f.Type)));
        List<object?[]> expected = Chapter.Rows(section.Answer[1..], columns);
        Comparison.AssertSame(plan, expected, read.Commits == 1 ? new ReferenceEngine(read.Tables).Run(plan) : dataset.Reference.Run(stored));
        Assert.All(EngineAnswers.Settings, s => Comparison.AssertSame(plan, expected, EngineAnswers.Run(dataset, stored, s)));
    }
}
