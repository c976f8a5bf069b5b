using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>A JSON document with a checksum of its content in front: <c>{"checksum":"16 digits","content":{…}}</c>.</summary>
internal static class SealedJson
{
    private static ReadOnlySpan<byte> Front => "{\"checksum\":\""u8;

    private static ReadOnlySpan<byte> Middle => "\",\"content\":"u8;

    private static ReadOnlySpan<byte> Back => "}\n"u8;

    private const int Digits = 16;

    /// <summary>Writes a document; fails when there is one.</summary>
    public static void Write<T>(IObjectStore store, string file, T content, JsonTypeInfo<T> type)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(content, type);
        using IObjectWriter writer = store.Create(file);
        writer.Write(Front);
        writer.Write(System.Text.Encoding.ASCII.GetBytes(ChecksumOf(body)));
        writer.Write(Middle);
        writer.Write(body);
        writer.Write(Back);
        writer.Complete();
    }

    /// <summary>Reads a document, its checksum checked.</summary>
    public static T Read<T>(IObjectStore store, string file, JsonTypeInfo<T> type)
    {
        ReadOnlySpan<byte> bytes = store.Read(file);
        int start = Front.Length + Digits + Middle.Length;
        if (bytes.Length < start + Back.Length
            || !bytes.StartsWith(Front)
            || !bytes[(Front.Length + Digits)..].StartsWith(Middle)
            || !bytes.EndsWith(Back))
        {
            throw Errors.Damaged(file, "it is not a document with a checksum");
        }

        ReadOnlySpan<byte> body = bytes[start..^Back.Length];
        if (System.Text.Encoding.Latin1.GetString(bytes.Slice(Front.Length, Digits)) != ChecksumOf(body))
        {
            throw Errors.Damaged(file, "its content is not what was written (checksum)");
        }

        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw Errors.Damaged(file, "it has no content");
        }
        catch (JsonException e)
        {
            throw Errors.Damaged(file, "its content cannot be read", e);
        }
    }

    private static string ChecksumOf(ReadOnlySpan<byte> body) => XxHash3.HashToUInt64(body).ToString("x16", CultureInfo.InvariantCulture);
}
