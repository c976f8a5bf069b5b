using System.Globalization;
using Parcours.Cli.Options;

namespace Parcours.Cli.Importing;

/// <summary>What the linkage of an SNDS delivery says of itself: identities first, then the tables that others hang on.</summary>
internal static class LinkageView
{
    public static IEnumerable<string> Summary(SndsImportReport done)
    {
        LinkageReport report = done.Linkage;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counts.Of(report.Persons, "person")} under {Counts.Of(report.Beneficiaries, "pair")} of PSA and rank. Persons with several pairs: {report.PersonsWithSeveral:N0}; with a sex or a birth that differs from one to the other: {report.ConflictingPersons:N0}; twins that hospital data cannot tell apart: {report.IndistinctTwins:N0}. PSA shared by several persons: {report.SharedPsa:N0}.");
        foreach ((string table, ParentReport parent) in report.Parents)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{table}: {Counts.Of(parent.Lines, "line")}; {parent.Duplicates:N0} with the key of an earlier one, {parent.WithoutKey:N0} without key, {parent.Ambiguous:N0} of persons who cannot be told apart, {parent.Fictive:N0} fictive, {parent.Unknown:N0} unknown.");
        }

        if (done.OtherFiles.Count > 0)
        {
            yield return $"Left out, since no table of the SNDS has that name: {string.Join(", ", done.OtherFiles)}.";
        }
    }
}
