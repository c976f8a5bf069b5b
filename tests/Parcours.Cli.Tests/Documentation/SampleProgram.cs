using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parcours.Cli.Tests.Documentation;

/// <summary>The C# of one page as one program: its blocks follow each other as the reader meets them.</summary>
internal static class SampleProgram
{
    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks; global using Parcours;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    /// <summary>Compiles the blocks and runs them; <c>"claims"</c> in them is the folder of the dataset given.</summary>
    public static async Task RunAsync(Page page, string dataset)
    {
        string literal = SymbolDisplay.FormatLiteral(dataset, quote: true);
        CompilationUnitSyntax[] units = [.. page.Blocks("csharp").Select(block => Unit(block, page.Name).Replace("\"claims\"", literal, StringComparison.Ordinal)).Select(Parse)];

        // Statements come before types in a program, whatever the order on the page.
        string source = string.Concat(units.Select(unit => unit.Usings.ToFullString()))
            + string.Concat(units.SelectMany(unit => unit.Members.OfType<GlobalStatementSyntax>()).Select(statement => statement.ToFullString()))
            + string.Concat(units.SelectMany(unit => unit.Members.Where(member => member is not GlobalStatementSyntax)).Select(type => type.ToFullString()));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(GlobalUsings, Language), CSharpSyntaxTree.ParseText(source, Language)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, $"{page.Name} does not compile:\n{string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.GetMessage() + " in: " + Excerpt(d)))}");
        MethodInfo main = Assembly.Load(image.ToArray()).EntryPoint!;
        await Task.Run(() => main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]));
    }

    private static string Unit(CodeBlock block, string page) => FormattableString.Invariant($"#line {block.Line} \"{page}\"\n") + block.Text;

    private static CompilationUnitSyntax Parse(string text) => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, Language).GetRoot();

    private static string Excerpt(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";
}
