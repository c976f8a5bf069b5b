using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Parcours;

/// <summary>Registers a dataset for dependency injection.</summary>
public static class ParcoursServices
{
    /// <summary>Registers one <see cref="Dataset"/> for the whole program; it is opened when it is first asked for, and closed with the services.</summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="configure">Says which dataset and how, as <c>o => o with { Path = "claims" }</c>. The services' own logger factory and clock are used unless it names others.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddParcours(this IServiceCollection services, Func<DatasetOptions, DatasetOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(provider =>
        {
            var given = new DatasetOptions();
            return configure(given with
            {
                LoggerFactory = provider.GetService<ILoggerFactory>() ?? given.LoggerFactory,
                TimeProvider = provider.GetService<TimeProvider>() ?? given.TimeProvider,
            });
        });
        services.TryAddSingleton(provider => Dataset.Open(provider.GetRequiredService<DatasetOptions>()));
        return services;
    }
}
