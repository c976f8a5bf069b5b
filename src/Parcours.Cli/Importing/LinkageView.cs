using System.Globalization;

namespace Parcours.Cli.Importing;

/// <summary>What the linkage of an SNDS delivery says of itself: identities first, then the tables that others hang on.</summary>
internal static class LinkageView
{
    public static IEnumerable<string> Summary(SndsImportReport done)
    {
        LinkageReport report = done.Linkage;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Persons:N0} persons under {report.Beneficiaries:N0} pairs of PSA and rank; {report.PersonsWithSeveral:N0} have several, {report.SharedPsa:N0} PSA are shared, {report.IndistinctTwins:N0} persons are twins that hospital data cannot tell apart, {report.ConflictingPersons:N0} disagree with themselves on sex or birth.");
        foreach ((string table, ParentReport parent) in report.Parents)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{table}: {parent.Lines:N0} lines; {parent.Duplicates:N0} with the key of an earlier one, {parent.WithoutKey:N0} without key, {parent.Ambiguous:N0} of persons who cannot be told apart, {parent.Fictive:N0} fictive, {parent.Unknown:N0} unknown.");
        }

        if (done.OtherFiles.Count > 0)
        {
            yield return $"Left out, since no table of the SNDS has that name: {string.Join(", ", done.OtherFiles)}.";
        }
    }
}
