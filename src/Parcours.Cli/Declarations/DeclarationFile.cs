using System.Text.Json;
using System.Text.Json.Serialization;
using Parcours.Cli.Diagnostics;

namespace Parcours.Cli.Declarations;

/// <summary>A file in which a user declares tables that have no public schema, such as those of the CNSA or of complementary insurers.</summary>
internal sealed record DeclarationFile
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public IReadOnlyList<TableDeclaration> Tables { get; init; } = [];

    /// <summary>Reads a declaration and makes imports of it; names of files are relative to the folder of the declaration.</summary>
    public static IReadOnlyList<TableImport> Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            DeclarationFile file = JsonSerializer.Deserialize<DeclarationFile>(stream, Form) ?? new();
            if (file.Tables.Count == 0)
            {
                throw CliErrors.BadDeclaration(path, "it declares no table.");
            }

            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return [.. file.Tables.Select(table => table.ToImport(path, folder))];
        }
        catch (JsonException error)
        {
            throw CliErrors.BadDeclaration(path, $"{Where(error)}{error.Message.Split(" Path:")[0]}", error);
        }
        catch (IOException error)
        {
            throw CliErrors.BadDeclaration(path, error.Message, error);
        }
    }

    private static string Where(JsonException error) =>
        error.LineNumber is { } line ? FormattableString.Invariant($"at line {line + 1}: ") : "";
}
