using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parcours.Tests.Architecture;

public sealed class SourceFileTests
{
    private const int MostLines = 350;

    private static readonly string[] Folders = ["src", "tests", "benchmarks"];

    // In two parts, so that this file has none of them.
    private static readonly string[] Marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception"];

    [Fact]
    public void A_file_declares_one_type_and_is_named_for_it() => House.Holds(
        from tree in SourceTree.Sources
        let expected = Path.GetFileName(tree.FilePath).Split('.')[0]
        let found = SourceTree.TopLevelTypes(tree).Select(SourceTree.NameOf).Distinct().ToArray()
        where found.Length > 1 || (found.Length == 1 && found[0] != expected)
        select $"{tree.FilePath}: declares {string.Join(", ", found)}. One type a file, the file named for it.");

    [Fact]
    public void No_file_is_longer_than_350_lines() => House.Holds(
        from path in Folders.SelectMany(SourceTree.Files)
        let lines = File.ReadLines(Path.Combine(SourceTree.Root, path)).Count()
        where lines > MostLines
        select $"{path}: {lines} lines. Find the second thing in it and give it a file of its own.");

    [Fact]
    public void Nothing_is_left_to_do_in_the_sources() => House.Holds(
        from path in Folders.SelectMany(SourceTree.Files)
        from line in File.ReadLines(Path.Combine(SourceTree.Root, path)).Select((text, i) => (Text: text, Number: i + 1))
        from mark in Marks
        where line.Text.Contains(mark, StringComparison.Ordinal)
        select $"{path}:{line.Number}: {mark}. Do it, or open an issue.");

    [Fact]
    public void Only_the_command_line_uses_the_console() => House.Holds(
        from tree in SourceTree.Sources
        where !tree.FilePath.StartsWith("src/Parcours.Cli/", StringComparison.Ordinal)
        from name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
        where name.Identifier.Text == "Console" && name.Parent is MemberAccessExpressionSyntax access && access.Expression == name
        select $"{SourceTree.Place(name)}: a library must not write to the console of the program that it is part of.");

    [Fact]
    public void Expressions_are_walked_and_never_compiled()
    {
        CSharpCompilation compilation = Floors.Built;
        House.Holds(
        from tree in compilation.SyntaxTrees
        from call in tree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where call.Name.Identifier.Text == "Compile"
        let symbol = compilation.GetSemanticModel(tree).GetSymbolInfo(call).Symbol
        where symbol?.ContainingNamespace.ToDisplayString() == "System.Linq.Expressions"
        select $"{SourceTree.Place(call)}: compiling an expression does not work where code is compiled ahead of time.");
    }
}
