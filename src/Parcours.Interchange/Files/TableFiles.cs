namespace Parcours;

/// <summary>Opens files of tables, whatever their format.</summary>
public static class TableFiles
{
    /// <summary>Opens files, each as one source.</summary>
    /// <param name="pathsOrGlobs">
    /// Files; folders, which stand for the files in them that hold tables; or patterns such as <c>data/**/ER_PHA_F_*.csv</c>.
    /// </param>
    /// <param name="options">How they are read; null for all found.</param>
    /// <returns>A source a file, in the order given; the files of a folder or a pattern are in the order of their paths; no file twice.</returns>
    /// <exception cref="ParcoursException">There is no such file, it is empty, it cannot be read, or its format is not known.</exception>
    public static IReadOnlyList<TableSource> Open(IEnumerable<string> pathsOrGlobs, TableFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pathsOrGlobs);
        _ = options;
        throw new NotSupportedException();
    }

    /// <summary>Opens one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; null for all found.</param>
    /// <returns>A source; nothing has been read but the first bytes.</returns>
    /// <exception cref="ParcoursException">There is no such file, it is empty, it cannot be read, or its format is not known.</exception>
    public static TableSource OpenFile(string path, TableFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _ = options;
        throw new NotSupportedException();
    }
}
