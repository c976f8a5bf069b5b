using System.Text;

namespace Parcours.Cli.Options;

/// <summary>Finds an encoding by the names that people use, those of Windows among them.</summary>
internal static class EncodingNames
{
    public static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
