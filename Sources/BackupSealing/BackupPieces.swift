/// How content is cut: pieces of 65,536 bytes, and a last one of what is left, which may be empty only when all of it is.
struct BackupPieces: Sendable {
    static let size: UInt64 = 65_536
    private(set) var left: UInt64
    private var isBegun = false

    init(of length: UInt64) { left = length }

    /// Bytes of content in the next piece, and whether it is the last; `nil` after the last.
    var next: (count: Int, isLast: Bool)? {
        guard left > 0 || !isBegun else { return nil }
        return (Int(min(left, Self.size)), left <= Self.size)
    }

    mutating func pass() {
        left -= min(left, Self.size)
        isBegun = true
    }
}
