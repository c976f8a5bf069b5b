using Parcours.Cli.Declarations;
using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Declarations;

public sealed class DeclarationFileTests
{
    [Fact]
    public void A_declared_table_becomes_an_import()
    {
        using var folder = new TempFolder();
        folder.File("mdph/2023.csv", "ID;DEBUT;FIN;TAUX\n1;01/02/2023;31/12/2999;80\n");
        string path = folder.File("tables.json", """
            {
              // Comments are allowed.
              "tables": [
                {
                  "name": "MDPH_DECISION",
                  "kind": "intervals",
                  "patient": "ID", "time": "DEBUT", "end": "FIN",
                  "columns": { "ID": "int64", "DEBUT": "date", "FIN": "date", "TAUX": "int16" },
                  "nullDates": ["2999-12-31"],
                  "files": ["mdph/*.csv"],
                  "csv": { "separator": ";", "encoding": "windows-1252", "dates": ["DD/MM/YYYY"] },
                },
              ],
            }
            """);

        TableImport table = Assert.Single(DeclarationFile.Read(path));

        Assert.Equal("MDPH_DECISION", table.Name);
        Assert.Equal(TableKind.Intervals, table.Kind);
        Assert.Equal(("ID", "DEBUT", "FIN"), (table.Patient, table.Time, table.End));
        Assert.Equal(new ColumnType(ColumnKind.Int16), table.Types["taux"]);
        Assert.Equal(new DateOnly(2999, 12, 31), Assert.Single(table.NullDates));
        Assert.Equal("2023.csv", Assert.Single(table.Sources).Name);
    }

    [Theory]
    [InlineData("{ \"tables\": [] }", "it declares no table.")]
    [InlineData("{ \"tables\": [ { \"kind\": \"events\" } ] }", "a table has no \"name\".")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"event\" } ] }", "Did you mean 'events'?")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"2\" } ] }", "must be one of patients, events, intervals, reference.")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"events\" } ] }", "needs \"patient\"")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"events\", \"patient\": \"P\" } ] }", "needs \"time\"")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"intervals\", \"patient\": \"P\", \"time\": \"D\" } ] }", "needs \"end\"")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\" } ] }", "it names no \"files\".")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"patients\", \"patient\": \"ID\", \"files\": [\"x\"], \"columns\": { \"IDT\": \"int64\" } } ] }", "Did you mean 'IDT'?")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [\"x\"], \"columns\": { \"A\": \"varchar\" } } ] }", "the type 'varchar' of column 'A' is not known.")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [\"x\"], \"csv\": { \"separator\": \"::\" } } ] }", "\"separator\" is one ASCII character")]
    [InlineData("{ \"tables\": [ { \"nom\": \"T\" } ] }", "at tables[0].nom: there is no property \"nom\".")]
    [InlineData("{ \"tables\": [ ", "it is not JSON at line 1, byte 15.")]
    [InlineData("", "it is not JSON at line 1, byte 1.")]
    [InlineData("null", "it declares no table.")]
    [InlineData("[]", "an object with \"tables\" was expected.")]
    [InlineData("{ \"tables\": null }", "the value at tables is not of the kind that \"tables\" takes.")]
    [InlineData("{ \"tables\": [ null ] }", "a table is null.")]
    [InlineData("{ \"tables\": [ { \"name\": 5 } ] }", "the value at tables[0].name is not of the kind that \"name\" takes.")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": null } ] }", "\"files\" takes.")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [ null ] } ] }", "\"files\" has an empty entry.")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [ \"\" ] } ] }", "\"files\" has an empty entry.")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [\"x\"], \"csv\": null } ] }", "\"csv\" takes.")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [\"x\"], \"columns\": { \"A\": null } } ] }", "the type '' of column 'A' is not known.")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [\"x\"], \"columns\": { \"A\": 3 } } ] }", "the value at tables[0].columns.A is not of the kind")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [\"x\"], \"nullDates\": [\"31/12/2999\"] } ] }", "the value at tables[0].nullDates[0]")]
    [InlineData("{ \"tables\": [ { \"name\": \"T\", \"kind\": \"reference\", \"files\": [\"x\"], \"csv\": { \"encoding\": \"utf-7\" } } ] }", "'utf-7' is not the name of an encoding.")]
    public void What_cannot_be_used_is_said(string json, string problem)
    {
        using var folder = new TempFolder();

        ParcoursException error = Assert.Throws<ParcoursException>(() => DeclarationFile.Read(folder.File("tables.json", json)));

        Assert.Equal("PRC0704", error.Id);
        Assert.Equal(ErrorKind.Usage, error.Kind);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parcours.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_declaration_is_said()
    {
        ParcoursException error = Assert.Throws<ParcoursException>(() => DeclarationFile.Read("/nowhere/tables.json"));

        Assert.StartsWith("PRC0704: The declaration '/nowhere/tables.json' cannot be used: there is no such file.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_declaration()
    {
        using var folder = new TempFolder();

        ParcoursException error = Assert.Throws<ParcoursException>(() => DeclarationFile.Read(folder.Path));

        Assert.Contains("it is a folder, and a file was expected.", error.Message, StringComparison.Ordinal);
    }
}
