using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parcours.Tests.Architecture;

public sealed class FloorTests
{
    [Fact]
    public void No_floor_uses_a_higher_one() => House.Holds(Floors.Violations(Floors.Built));

    [Fact]
    public void Every_folder_of_the_engine_is_a_floor() => House.Holds(
        SourceTree.Sources.Select(tree => Floors.Of(tree.FilePath)).OfType<string>().Distinct().Except(Floors.Order)
            .Select(folder => $"src/Parcours/{folder} is not a floor: give it its place in Floors.Order."));

    [Fact]
    public void Public_types_are_in_the_namespace_Parcours_and_internal_ones_in_that_of_their_floor() => House.Holds(
        from tree in SourceTree.Sources
        let floor = Floors.Of(tree.FilePath)
        where floor is not null
        from type in SourceTree.TopLevelTypes(tree)
        let isPublic = type.Modifiers.Any(SyntaxKind.PublicKeyword)
        let expected = isPublic ? "Parcours" : $"Parcours.{floor}"
        let found = (type.Parent as BaseNamespaceDeclarationSyntax)?.Name.ToString() ?? ""
        where found != expected && (isPublic || !found.StartsWith(expected + ".", StringComparison.Ordinal))
        select $"{SourceTree.Place(type)}: {SourceTree.NameOf(type)} is in the namespace '{found}' and should be in '{expected}'.");

    [Theory]
    [InlineData("namespace Parcours.Columns; internal class Low { Parcours.Plans.High? Field; }")]
    [InlineData("using Parcours.Plans; namespace Parcours.Columns; internal class Low { High? Field; }")]
    [InlineData("namespace Parcours.Columns; internal class Low { object Field = new Open(); }")]
    public void A_use_of_a_higher_floor_is_found(string low)
    {
        string[] found = [.. Floors.Violations(Floors.Compile(Trees(low)))];

        Assert.NotEmpty(found);
        Assert.All(found, text => Assert.StartsWith("src/Parcours/Columns/Low.cs:1: floor Columns uses '", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_that_bears_the_name_of_a_higher_type_is_none()
    {
        const string Low = "namespace Parcours.Columns; internal class Low { int High; int Get() => High + this.High; }";

        Assert.Empty(Floors.Violations(Floors.Compile(Trees(Low))));
    }

    private static IEnumerable<SyntaxTree> Trees(string low) =>
    [
        SourceTree.Parse(low, "src/Parcours/Columns/Low.cs"),
        SourceTree.Parse("namespace Parcours.Plans; internal class High { Parcours.Columns.Low? Field; }", "src/Parcours/Plans/High.cs"),
        SourceTree.Parse("namespace Parcours; public class Open;", "src/Parcours/Plans/Open.cs"),
    ];
}
