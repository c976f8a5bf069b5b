namespace Parcours.Storage;

/// <summary>Something wrong in a dataset.</summary>
/// <param name="File">The object it is in.</param>
/// <param name="Message">What was found and what was expected.</param>
internal sealed record VerifyFinding(string File, string Message);
