namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException NoPath() => Make(
        "PRC0003",
        ErrorKind.Usage,
        "No dataset was named. Give its folder, as in `services.AddParcours(o => o with { Path = \"claims\" })`.");

    public static ParcoursException DatasetClosed(string path) => Make(
        "PRC0004",
        ErrorKind.Usage,
        $"The dataset '{path}' was closed: what it had mapped is gone, and queries that ran were stopped. Open it again, or dispose of it only when its queries are done.");
}
