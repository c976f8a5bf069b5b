using Parcours.Cli;

using var interruption = new Interruption();
using ToolConsole console = ToolConsole.OfProcess();
return await Tool.RunAsync(args, console, interruption.Token);
