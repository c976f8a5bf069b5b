using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parcours.Tests.Architecture;

/// <summary>The folders of the engine as floors: a file may use its own floor and those below, never one above.</summary>
/// <remarks>
/// Public types are all in the namespace <c>Parcours</c>, so a namespace does not tell the floor: names are bound by the compiler,
/// and the floor of a type is the folder of the file that declares it.
/// </remarks>
internal static class Floors
{
    private const string Engine = "src/Parcours/";

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<CSharpCompilation> Compiled = new(() => Compile(SourceTree.Sources));

    /// <summary>Lowest first.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        "Diagnostics", "Statistics", "Columns", "Kernels", "Storage", "Import", "Codes", "Expressions", "Plans", "Operators", "Execution", "Results", "Linq", "Hosting",
    ];

    /// <summary>The engine, compiled in memory once for all tests.</summary>
    public static CSharpCompilation Built => Compiled.Value;

    /// <summary>The floor of a source file of the engine, or null when it is of another project.</summary>
    public static string? Of(string path)
    {
        if (!path.StartsWith(Engine, StringComparison.Ordinal))
        {
            return null;
        }

        string rest = path[Engine.Length..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? Order[^1] : rest[..slash];
    }

    /// <summary>The sources of the engine as the compiler sees them.</summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees)
    {
        string[] assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Parcours",
            [SourceTree.Parse(ImplicitUsings, ""), .. trees.Where(tree => Of(tree.FilePath) is not null)],
            assemblies.Where(path => !Path.GetFileName(path).StartsWith("Parcours", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Each use of a higher floor, as a sentence.</summary>
    public static IEnumerable<string> Violations(CSharpCompilation compilation)
    {
        Dictionary<string, int> highest = HighestFloorByName(compilation);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (Of(tree.FilePath) is not { } floor || IsErrorText(tree.FilePath))
            {
                continue;
            }

            int level = Level(floor);
            SemanticModel? model = null;
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (highest.GetValueOrDefault(name.Identifier.Text, -1) > level)
                {
                    model ??= compilation.GetSemanticModel(tree);
                    if (Use(model, name) is { } used && Level(used) > level)
                    {
                        yield return $"{SourceTree.Place(name)}: floor {floor} uses '{name.Identifier.Text}' of the higher floor {used}. " +
                            "Move what is used to a lower floor, or its user to a higher one.";
                    }
                }
            }
        }
    }

    /// <summary>The place of a floor, from 0.</summary>
    public static int Level(string floor) => Order.ToList().IndexOf(floor);

    /// <summary>Texts of errors stand side by side on the lowest floor, and name the types of the area that throws them.</summary>
    private static bool IsErrorText(string path) => path.StartsWith(Engine + "Diagnostics/Errors.", StringComparison.Ordinal);

    /// <summary>Most names are of nothing above: only those that some higher type or namespace also bears are worth binding.</summary>
    private static Dictionary<string, int> HighestFloorByName(CSharpCompilation compilation)
    {
        var highest = new Dictionary<string, int>();
        for (int level = 0; level < Order.Count; level++)
        {
            highest[Order[level]] = level;
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(tree => Of(tree.FilePath) is not null))
        {
            int level = Level(Of(tree.FilePath)!);
            foreach (string name in SourceTree.TopLevelTypes(tree).Select(SourceTree.NameOf))
            {
                highest[name] = Math.Max(level, highest.GetValueOrDefault(name, -1));
            }
        }

        return highest;
    }

    private static string? Use(SemanticModel model, SimpleNameSyntax name)
    {
        ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
        return symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => FloorOf(constructor.ContainingType),
            INamedTypeSymbol type => FloorOf(type),
            INamespaceSymbol space when space.ContainingNamespace?.ToDisplayString() == "Parcours" => Order.FirstOrDefault(floor => floor == space.Name),
            _ => null,
        };
    }

    /// <summary>The lowest folder that declares a part of a type; null for a type from elsewhere.</summary>
    private static string? FloorOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(part => Of(part.SyntaxTree.FilePath))
        .OfType<string>()
        .MinBy(Level);
}
