import CZlib
public import Foundation
import Synchronization

/// gzip (RFC 1952) by the system's zlib, for what is the same for everybody: answers with secrets are never compressed
/// (BREACH).
public enum Gzip {
    public static func compress(_ contents: Data) throws(AssetFailure) -> Data {
        var stream = z_stream()
        // 15 bits of window, plus 16 for the gzip frame instead of zlib's.
        let started = deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { throw AssetFailure("zlib did not start; install zlib1g again.") }
        defer { deflateEnd(&stream) }
        var input = [UInt8](contents)
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))))
        let ended = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard ended == Z_STREAM_END else { throw AssetFailure("zlib could not compress a static file.") }
        return Data(output.prefix(Int(stream.total_out)))
    }
}

/// Bytes that are the same for everybody, and the same compressed: made when somebody asks for it first, not of every file at every start.
final class CompressedOnce: Sendable {
    private enum Made {
        case notYet
        /// `nil` when it is no smaller, or zlib could not: the plain bytes serve as well.
        case copy(Data?)
    }
    let plain: Data
    private let made = Mutex(Made.notYet)

    init(_ plain: Data) { self.plain = plain }

    /// `nil` where the plain bytes are to be sent.
    var compressed: Data? {
        made.withLock { made in
            if case .copy(let copy) = made { return copy }
            let copy: Data?
            do {
                let smaller = try Gzip.compress(plain)
                copy = smaller.count < plain.count ? smaller : nil
            } catch { copy = nil }
            made = .copy(copy)
            return copy
        }
    }
}
