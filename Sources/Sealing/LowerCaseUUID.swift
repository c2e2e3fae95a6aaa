/// Ids are UUIDs version 4 in lower-case text: one spelling, since ids are bound into what is sealed.
enum LowerCaseUUID {
    static func isValid(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { place, byte in
            switch place {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            case 14: byte == UInt8(ascii: "4")
            case 19: "89ab".utf8.contains(byte)
            default: "0123456789abcdef".utf8.contains(byte)
            }
        }
    }
}
