package import Foundation
package import HelplineCore

/// The erased conversations once more, in a file beside the database: a backup of the database does not know what was erased
/// after it, this list does.
///
/// The first line is `lichtpunt erasures 1`; then one line an erasure, `seconds reason conversation`, the seconds since 1970 of
/// the beginning of its hour. It only grows. An erasure is confirmed to nobody before its line is on the disk, so a last line
/// without its end is one that was confirmed to nobody.
package struct ErasureList: Sendable {
    package static let name = "erased.list"
    private static let title = Data("lichtpunt erasures 1\n".utf8)
    private static let newline = UInt8(ascii: "\n")

    private let path: String

    package init(at file: URL) { path = file.path }
    package init(in folder: URL) { self.init(at: folder.appendingPathComponent(Self.name)) }

    /// Every erasure on the list; nothing when there is no file. `.unavailable` when it cannot be read or is no such list.
    package func orders() throws(StoreFailure) -> [ErasureOrder] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let content: Data
        do { content = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw .unavailable(description: "\(path) cannot be read: \(error.localizedDescription)")
        }
        guard !content.isEmpty else { return [] }
        guard content.prefix(Self.title.count) == Self.title else { throw unknown(line: 1) }
        let whole = content[..<(content.lastIndex(of: Self.newline) ?? content.startIndex)]
        var orders: [ErasureOrder] = []
        for (number, line) in whole.dropFirst(Self.title.count).split(separator: Self.newline).enumerated() {
            guard let order = ErasureOrder(line: String(decoding: line, as: UTF8.self)) else {
                throw unknown(line: number + 2)
            }
            orders.append(order)
        }
        return orders
    }

    /// Adds lines; when it returns they are on the disk. Who comes meanwhile, another process too, waits.
    package func append(_ orders: [ErasureOrder]) throws {
        let isNew = !FileManager.default.fileExists(atPath: path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
        // Closing lets go of it.
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX) == 0 else { throw Self.failure(path) }
        let end = try wholeLength(of: descriptor)
        guard ftruncate(descriptor, off_t(end)) == 0, lseek(descriptor, off_t(end), SEEK_SET) == off_t(end) else {
            throw Self.failure(path)
        }
        let lines = orders.map(\.line).joined(separator: "")
        try Self.write((end == 0 ? Self.title : Data()) + Data(lines.utf8), to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
        if isNew { try syncFolder() }
    }

    /// Up to here every line has its end.
    private func wholeLength(of descriptor: Int32) throws -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
        var end = Int(status.st_size)
        var byte: UInt8 = 0
        while end > 0 {
            guard pread(descriptor, &byte, 1, off_t(end - 1)) == 1 else { throw Self.failure(path) }
            if byte == Self.newline { break }
            end -= 1
        }
        return end
    }

    private func syncFolder() throws {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failure(path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Self.failure(path) }
    }

    private static func write(_ bytes: Data, to descriptor: Int32, _ path: String) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure(path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func failure(_ path: String) -> StoreFailure {
        errno == ENOSPC || errno == EDQUOT
            ? .diskFull
            : .unavailable(description: "\(path) cannot be written (\(String(cString: strerror(errno)))).")
    }

    private func unknown(line: Int) -> StoreFailure {
        .unavailable(description: "\(path) is not a list of erasures: line \(line) is not one of its lines.")
    }
}

extension ErasureOrder {
    fileprivate var line: String { "\(at.hour.seconds) \(reason.rawValue) \(conversation)\n" }

    fileprivate init?(line: String) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, let seconds = Int64(parts[0]), (0...253_402_300_799).contains(seconds),
            let reason = Reason(rawValue: String(parts[1])), let conversation = ConversationID(parts[2])
        else { return nil }
        self.init(conversation, reason: reason, at: Timestamp(seconds: seconds).hour)
    }
}
