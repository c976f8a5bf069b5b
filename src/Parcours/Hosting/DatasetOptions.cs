using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Parcours;

/// <summary>How a dataset is opened and observed. Used as <c>Dataset.OpenAsync(path, o => o with { … })</c>.</summary>
public sealed record DatasetOptions
{
    /// <summary>The folder of the dataset; needed where it is not given otherwise, as in <c>services.AddParcours(…)</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Where log messages go; nowhere by default. No message holds a value of the data or a literal of a query.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock that commits are dated by and durations measured with.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How queries are run that are not told otherwise.</summary>
    public RunOptions Run { get; init; } = new();
}
