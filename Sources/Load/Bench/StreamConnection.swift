import Glibc

/// Reads an event stream, or any text in which messages come by, and finds the numbers of the messages in it.
///
/// A message's id is `"id":"<run>-0000-4000-8000-<number>"`, eight and twelve hexadecimal digits: nothing else need be parsed.
final class StreamConnection: Connection {
    private static let tail = "-0000-4000-8000-".utf8.count
    /// The number of bytes from the beginning of the needle to the end of the id.
    private let span: Int
    private let needle: [UInt8]
    private var rest: [UInt8] = []
    private(set) var isOpen = false
    /// Called for each message that comes by, in the stream's order.
    private let heard: (Int) throws -> Void

    init(port: UInt16, request: String, run: String, heard: @escaping (Int) throws -> Void) throws {
        needle = Array("\"id\":\"\(run)-".utf8)
        span = needle.count - 1 + Self.tail + 12
        self.heard = heard
        try super.init(port: port)
        try send(Array(request.utf8))
    }

    override func take(_ bytes: UnsafeRawBufferPointer) throws {
        if !isOpen {
            guard bytes.starts(with: "HTTP/1.1 200".utf8) else {
                throw LoadTrouble.unreadable(String(decoding: bytes.prefix(300), as: UTF8.self))
            }
            isOpen = true
        }
        guard !rest.isEmpty else { return keep(try scan(bytes), of: bytes) }
        rest += bytes
        let whole = rest
        try whole.withUnsafeBytes { keep(try scan($0), of: $0) }
    }

    /// Reports every whole id; returns where the scanning stopped.
    private func scan(_ bytes: UnsafeRawBufferPointer) throws -> Int {
        var place = 0
        while let at = bytes.firstPlace(of: needle, from: place) {
            guard at + span <= bytes.count else { return at }
            var number = 0
            for byte in bytes[(at + span - 12)..<(at + span)] {
                number = number << 4 | Int(byte <= UInt8(ascii: "9") ? byte & 15 : byte & 15 + 9)
            }
            try heard(number)
            place = at + span
        }
        return max(place, bytes.count - needle.count + 1)
    }

    private func keep(_ place: Int, of bytes: UnsafeRawBufferPointer) {
        rest = Array(bytes[min(place, bytes.count)...])
    }
}

extension UnsafeRawBufferPointer {
    /// Where the needle first lies whole, at or after `start`.
    func firstPlace(of needle: [UInt8], from start: Int = 0) -> Int? {
        guard let base = baseAddress else { return nil }
        var place = start
        while place + needle.count <= count,
            let found = memchr(base + place, Int32(needle[0]), count - needle.count + 1 - place)
        {
            place = UnsafeRawPointer(found) - base
            if memcmp(found, needle, needle.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
