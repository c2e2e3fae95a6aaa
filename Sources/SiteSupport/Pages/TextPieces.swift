/// A text in pieces: what stands as it is, and names between braces: an ASCII letter and then letters or digits.
///
/// Read byte by byte: all texts are read several times at start, and a regular expression made that half of it.
struct TextPieces {
    enum Piece: Equatable {
        case plain(Substring)
        case name(Substring)
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String) {
        let bytes = text.utf8
        var (start, place) = (bytes.startIndex, bytes.startIndex)
        while let open = bytes[place...].firstIndex(of: UInt8(ascii: "{")) {
            place = bytes.index(after: open)
            let end = bytes[place...].firstIndex { !$0.isLetterOrDigit } ?? bytes.endIndex
            guard end > place, end < bytes.endIndex, bytes[end] == UInt8(ascii: "}"), !bytes[place].isDigit else {
                continue
            }
            if open > start { pieces.append(.plain(text[start..<open])) }
            pieces.append(.name(text[place..<end]))
            start = bytes.index(after: end)
            place = start
        }
        if start < bytes.endIndex { pieces.append(.plain(text[start...])) }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var isLetterOrDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
