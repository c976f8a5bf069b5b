using System.CommandLine;
using Parcours.Comparisons.Claims;
using Parcours.Comparisons.Claims.Queries;
using Parcours.Comparisons.Reporting;
using Parcours.Comparisons.Suites;
using Spectre.Console;

Option<int> threads = new("--threads") { Description = "How many threads each engine has.", DefaultValueFactory = _ => Environment.ProcessorCount };
Option<string> rows = new("--rows") { Description = "How many dispensings, in millions: 1M, 10M, 100M.", DefaultValueFactory = _ => "100M" };
Option<string> data = new("--data")
{
    Description = "Where the data are, or are to be made.",
    DefaultValueFactory = _ => Path.Combine(ResultFile.Repository(), "artifacts", "comparisons"),
};
Option<string> queries = new("--queries") { Description = "Which questions, by name, parted by commas.", DefaultValueFactory = _ => string.Join(',', ClaimsQuery.All.Select(q => q.Name)) };
Option<int> repeats = new("--repeats") { Description = "How many times each question is timed; the median counts.", DefaultValueFactory = _ => 5 };
Option<bool> fresh = new("--fresh") { Description = "Import anew, even when the dataset is there." };
rows.Validators.Add(result =>
{
    if (ClaimsSize.Parse(result.GetValueOrDefault<string>()) is null)
    {
        result.AddError("--rows takes whole millions from 1M to 1000M.");
    }
});
queries.Validators.Add(result =>
{
    string[] unknown = [.. result.GetValueOrDefault<string>().Split(',').Except(ClaimsQuery.All.Select(q => q.Name))];
    if (unknown.Length > 0)
    {
        result.AddError($"There is no question {string.Join(", ", unknown)}; there are {string.Join(", ", ClaimsQuery.All.Select(q => q.Name))}.");
    }
});

SuiteOptions Options(ParseResult parsed) => new(
    ClaimsSize.Parse(parsed.GetValue(rows)!)!,
    Path.GetFullPath(parsed.GetValue(data)!),
    parsed.GetValue(threads),
    parsed.GetValue(repeats),
    [.. ClaimsQuery.All.Where(q => parsed.GetValue(queries)!.Split(',').Contains(q.Name))])
{
    Fresh = parsed.GetValue(fresh),
};

var claims = new Command("claims", "Questions on claims, against DuckDB in memory and on Parquet.") { threads, rows, data, queries, repeats, fresh };
claims.SetAction((parsed, cancellation) => ClaimsSuite.RunAsync(Options(parsed), cancellation));

var import = new Command("import", "Import of the claims' shuffled Parquet, against DuckDB's sorted tables.") { threads, rows, data, repeats, queries };
import.SetAction((parsed, cancellation) => ImportSuite.RunAsync(Options(parsed), cancellation));

var features = new Command("features", "A table of features of each patient, of 3 and of 300 columns.") { threads, rows, data, repeats, queries };
features.SetAction((parsed, cancellation) => FeatureSuite.RunAsync(Options(parsed), cancellation));

if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 160;
}

return await new RootCommand("Compares Parcours with named engines, on the same data, in one run, with answers checked.") { claims, import, features }.Parse(args).InvokeAsync();
