using System.Globalization;
using System.IO.Hashing;
using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Files;

/// <summary>Tells the content of a file from that of any other: its length and a hash of its bytes.</summary>
/// <remarks>Of a large file, pieces at even distances are hashed, the first and the last among them: all of a small file, and at most 64 MiB of any.</remarks>
internal static class FileFingerprint
{
    private const int PieceBytes = 1 << 20;
    private const int MostPieces = 64;

    /// <summary>Reads a file, or parts of it.</summary>
    public static string Of(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            var hash = new XxHash128();
            byte[] piece = new byte[PieceBytes];
            long length = file.Length;
            long pieces = Math.Min(MostPieces, (length + PieceBytes - 1) / PieceBytes);
            for (long i = 0; i < pieces; i++)
            {
                file.Position = length <= (long)MostPieces * PieceBytes ? i * PieceBytes : i * (length - PieceBytes) / (pieces - 1);
                hash.Append(piece.AsSpan(0, file.ReadAtLeast(piece, PieceBytes, throwOnEndOfStream: false)));
            }

            return string.Create(CultureInfo.InvariantCulture, $"{length}-{Convert.ToHexStringLower(hash.GetCurrentHash())}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.NotReadable(path, e);
        }
    }
}
