import Glibc

/// Posts one message at a time over a kept-alive connection, as a browser's outbox does; what comes meanwhile waits.
final class PostConnection: Connection {
    private var waiting: [(number: Int, request: [UInt8])] = []
    private var underway: Int?
    private var answer: [UInt8] = []
    /// Called with the message's number when the server has promised to keep it.
    private let acknowledged: (Int) -> Void

    init(port: UInt16, acknowledged: @escaping (Int) -> Void) throws {
        self.acknowledged = acknowledged
        try super.init(port: port)
    }

    func post(_ number: Int, _ request: [UInt8]) throws {
        guard underway == nil else { return waiting.append((number, request)) }
        underway = number
        try send(request)
    }

    override func take(_ bytes: UnsafeRawBufferPointer) throws {
        answer += bytes
        guard let whole = try AnswerHead(answer)?.wholeSize, answer.count >= whole else { return }
        answer.removeFirst(whole)
        if let number = underway { acknowledged(number) }
        underway = nil
        guard !waiting.isEmpty else { return }
        let next = waiting.removeFirst()
        try post(next.number, next.request)
    }
}

/// As much of an HTTP/1.1 answer's head as a load client needs.
private struct AnswerHead {
    private static let field = Array("\ncontent-length:".utf8)

    /// Bytes of head and body together.
    let wholeSize: Int

    /// `nil` while the head is not whole. Throws unless the status is a success.
    init?(_ bytes: [UInt8]) throws {
        guard let end = Self.end(of: bytes) else { return nil }
        guard bytes.starts(with: "HTTP/1.1 2".utf8) else {
            throw LoadTrouble.unreadable(String(decoding: bytes.prefix(300), as: UTF8.self))
        }
        var (length, matched) = (0, 0)
        for byte in bytes[..<end] {
            if matched == Self.field.count {
                guard byte != UInt8(ascii: "\r") else { break }
                if byte >= UInt8(ascii: "0") { length = length * 10 + Int(byte - UInt8(ascii: "0")) }
            } else {
                matched = byte | 0x20 == Self.field[matched] | 0x20 ? matched + 1 : (byte == 10 ? 1 : 0)
            }
        }
        wholeSize = end + length
    }

    /// Where the body begins.
    private static func end(of bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { $0.firstPlace(of: Array("\r\n\r\n".utf8)) }.map { $0 + 4 }
    }
}
