using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parcours.Tests.Architecture;

/// <summary>The sources of the repository, parsed once, so that the tests of the house rules read them and not what was built of them.</summary>
internal static class SourceTree
{
    /// <summary>The folder of <c>Engine.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<SyntaxTree>> Parsed = new(() => [.. Files("src").Select(path => Parse(File.ReadAllText(Path.Combine(Root, path)), path))]);

    /// <summary>All source files below <c>src</c>; the path of a tree is relative to the root, with slashes.</summary>
    public static IReadOnlyList<SyntaxTree> Sources => Parsed.Value;

    /// <summary>Parses a text as the file of a path.</summary>
    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), path);

    /// <summary>C# files below a folder, relative to the root, in the order of their names.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The types that a file declares outside of other types.</summary>
    public static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(SyntaxTree tree) => tree.GetRoot()
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<MemberDeclarationSyntax>()
        .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>The name of a declared type.</summary>
    public static string NameOf(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax function ? function.Identifier.Text : ((BaseTypeDeclarationSyntax)type).Identifier.Text;

    /// <summary>Where a node is, as <c>path:line</c>.</summary>
    public static string Place(SyntaxNode node) =>
        FormattableString.Invariant($"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}");

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (string start in new[] { AppContext.BaseDirectory, here })
        {
            for (DirectoryInfo? folder = new(Path.GetDirectoryName(start)!); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new DirectoryNotFoundException("There is no Engine.sln above the tests: they read the sources of the repository.");
    }
}
