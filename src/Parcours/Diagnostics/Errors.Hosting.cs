namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException NoPath() => Make(
        "PRC0003",
        ErrorKind.Usage,
        "No dataset was named. Give its folder, as in `services.AddParcours(o => o with { Path = \"claims\" })`.");
}
