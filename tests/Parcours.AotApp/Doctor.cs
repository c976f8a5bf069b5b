namespace Parcours.AotApp;

/// <summary>A row of the made-up reference table, filled by its setters.</summary>
[Table("doctor")]
public sealed class Doctor
{
    /// <summary>The number.</summary>
    public int Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }
}
