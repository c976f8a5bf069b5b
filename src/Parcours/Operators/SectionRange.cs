using Parcours.Storage;

namespace Parcours.Operators;

/// <summary>Rows of a section, from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
internal readonly record struct SectionRange(SectionReader Section, int Start, int End);
