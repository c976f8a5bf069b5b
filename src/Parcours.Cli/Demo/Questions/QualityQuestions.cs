using System.Linq.Expressions;
using Parcours.Cli.Demo.Records;

namespace Parcours.Cli.Demo.Questions;

/// <summary>The rules that every correct analysis applies, with what each removes.</summary>
internal static class QualityQuestions
{
    public static UntypedQuery RemovedByRule(Dataset data)
    {
        Query<Removed>[] rules =
        [
            Rule(data.Table<Claim>(), "lines for information (DPN_QLF 71)", c => c.Qualifier == 71),
            Rule(data.Table<Claim>(), "majorations, when acts are counted (CPL_MAJ_TOP 2)", c => c.Majoration >= 2),
            Rule(data.Table<Claim>(), "corrections: negative quantities, to be summed", c => c.Quantity < 0),
            Rule(data.Table<Establishment>(), "copies of what hospitals bill (ETE_IND_TAA 1)", e => e.HospitalCopy == 1),
            Rule(data.Table<Stay>(), "stays with a group of error (GRG_GHM 90…)", s => s.Group!.StartsWith("90")),
            Rule(data.Table<Stay>(), "services for another hospital (SEJ_TYP B)", s => s.Type == "B"),
            Rule(
                data.Table<Chaining>(),
                "stays chained with a doubt (a return code is not 0)",
                c => c.Nir != "0" || c.Birth != "0" || c.Sex != "0" || c.Stay != "0" || c.Dates != "0"),
        ];
        return rules.Aggregate((all, next) => all.Concat(next)).AsUntyped();
    }

    private static Query<Removed> Rule<T>(Query<T> rows, string name, Expression<Func<T, bool>> removed) =>
        rows.Aggregate(r => new Removed(name, r.Count(), r.Count(removed)));
}
