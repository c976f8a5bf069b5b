using System.Text.Json;
using System.Text.Json.Serialization;
using Parcours.Cli.Diagnostics;
using Parcours.Diagnostics;

namespace Parcours.Cli.Declarations;

/// <summary>A file in which a user declares tables that have no public schema, such as those of the CNSA or of complementary insurers.</summary>
internal sealed record DeclarationFile
{
    private static readonly JsonDocumentOptions Syntax = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    public IReadOnlyList<TableDeclaration> Tables { get; init; } = [];

    /// <summary>Reads a declaration and makes imports of it; names of files are relative to the folder of the declaration.</summary>
    public static IReadOnlyList<TableImport> Read(string path)
    {
        DeclarationFile file = Parse(path);
        if (file.Tables.Count == 0)
        {
            throw CliErrors.BadDeclaration(path, "it declares no table.");
        }

        // A null in a list is not seen by the reader.
        if (file.Tables.Any(table => table is null))
        {
            throw CliErrors.BadDeclaration(path, "a table is null.");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return [.. file.Tables.Select(table => table.ToImport(path, folder))];
    }

    private static DeclarationFile Parse(string path)
    {
        if (Directory.Exists(path))
        {
            throw CliErrors.BadDeclaration(path, "it is a folder, and a file was expected.");
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = Document(path, stream);
            return document.Deserialize<DeclarationFile>(Form) ?? new();
        }
        catch (JsonException error)
        {
            throw CliErrors.BadDeclaration(path, Misfit(error.Path ?? "$"), error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CliErrors.BadDeclaration(path, "there is no such file.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.BadDeclaration(path, CliErrors.Reason(error), error);
        }
    }

    private static JsonDocument Document(string path, Stream stream)
    {
        try
        {
            return JsonDocument.Parse(stream, Syntax);
        }
        catch (JsonException error)
        {
            string place = FormattableString.Invariant($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
            throw CliErrors.BadDeclaration(path, $"it is not JSON at {place}.", error);
        }
    }

    /// <summary>Says in words of the declaration why a value has no place in it.</summary>
    private static string Misfit(string place)
    {
        string property = place[(place.LastIndexOf('.') + 1)..].Split('[')[0];
        string[] known =
        [
            .. new[] { typeof(DeclarationFile), typeof(TableDeclaration), typeof(CsvDeclaration) }
                .SelectMany(type => type.GetProperties()).Select(found => JsonNamingPolicy.CamelCase.ConvertName(found.Name)),
        ];
        return property == "$" ? "an object with \"tables\" was expected."
            : known.Contains(property, StringComparer.OrdinalIgnoreCase) || place.Contains(".columns.", StringComparison.OrdinalIgnoreCase) || place.Contains(".dictionaries.", StringComparison.OrdinalIgnoreCase)
                ? $"the value at {place[2..]} is not of the kind that \"{property}\" takes."
                : $"at {place[2..]}: there is no property \"{property}\".{Suggestion.DidYouMean(property, known)}";
    }
}
