/// The form of an entrance's name in a file: a short technical word, so that no sentence fits in it.
enum EntranceName {
    static let rule = "a name of 2 to 20 lower-case letters, digits and hyphens that begins with a letter"

    static func fits(_ code: Code) -> Bool {
        let bytes = code.rawValue.utf8
        guard (2...20).contains(bytes.count), let first = bytes.first, (97...122).contains(first) else { return false }
        return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }
}
