#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whole messages over one end of a socket between two processes: how many words follow, then those.
struct WordSocket {
    let descriptor: Int32
    /// A message larger than this is refused: half a gigabyte.
    private static let mostWords: UInt64 = 1 << 26

    func send(_ message: Words) throws(SocketClosed) {
        #if canImport(Glibc)
            let flags = Int32(MSG_NOSIGNAL)
        #else
            let flags: Int32 = 0
        #endif
        let isWhole = ([UInt64(message.words.count)] + message.words).withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count, let start = bytes.baseAddress {
                let count = write(start + sent, bytes.count - sent, flags)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
        guard isWhole else { throw SocketClosed() }
    }

    func receive() throws(SocketClosed) -> Words {
        guard let count = try read(1).first, count <= Self.mostWords else { throw SocketClosed() }
        return Words(try read(Int(count)))
    }

    private func read(_ count: Int) throws(SocketClosed) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: count)
        let isWhole = words.withUnsafeMutableBytes { bytes in
            var received = 0
            while received < bytes.count, let start = bytes.baseAddress {
                let count = recv(descriptor, start + received, bytes.count - received, 0)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                received += count
            }
            return true
        }
        guard isWhole else { throw SocketClosed() }
        return words
    }

    private func write(_ start: UnsafeRawPointer, _ count: Int, _ flags: Int32) -> Int {
        #if canImport(Glibc)
            Glibc.send(descriptor, start, count, flags)
        #else
            Darwin.send(descriptor, start, count, flags)
        #endif
    }
}

/// The other end is gone.
struct SocketClosed: Error {}
