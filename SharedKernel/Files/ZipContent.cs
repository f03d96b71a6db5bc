using System.Buffers.Binary;
using System.IO.Compression;

namespace Hub.SharedKernel.Files;

/// <summary>The bytes of one entry, unpacked as far as they really go.</summary>
internal static class ZipContent
{
    private const int LocalHeaderLength = 30;
    private const uint LocalSignature = 0x04034b50;

    /// <summary>Unpacks an entry; null when its header is not where the table says or has another name.</summary>
    public static Stream? Open(Stream archive, ZipEntry entry)
    {
        Span<byte> head = stackalloc byte[LocalHeaderLength];
        if (entry.HeaderAt + LocalHeaderLength > archive.Length) return null;
        archive.Position = entry.HeaderAt;
        archive.ReadExactly(head);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != LocalSignature) return null;
        var name = new byte[BinaryPrimitives.ReadUInt16LittleEndian(head[26..])];
        if (archive.ReadAtLeast(name, name.Length, throwOnEndOfStream: false) < name.Length || !name.AsSpan().SequenceEqual(entry.RawName)) return null;
        var start = archive.Position + BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        if (start + entry.Packed > archive.Length) return null;
        archive.Position = start;
        var packed = new Part(archive, entry.Packed);
        return entry.Method == ZipEntry.Stored ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    /// <summary>So many bytes of another stream from where it stands, which stays open.</summary>
    private sealed class Part(Stream whole, long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = whole.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
