import Foundation
import HelplineCore

/// In the data folder: the hour of the last backup, for `doctor`.
struct BackupMark {
    let hour: Timestamp
    let isSealed: Bool

    var words: String {
        Date(timeIntervalSince1970: TimeInterval(hour.seconds)).formatted(.iso8601)
            + (isSealed ? ", sealed" : ", not sealed")
    }

    func isOlder(than term: Duration, at now: Timestamp) -> Bool { hour + term < now }

    func write(in folder: DataFolder) throws(CommandProblem) {
        let file = try ArrivingFile(at: folder.backupMark, replaces: true)
        do {
            try file.write(Data("\(hour.seconds) \(isSealed ? "sealed" : "unsealed")\n".utf8))
            try file.arrive()
        } catch {
            file.abandon()
            throw error
        }
    }

    /// `nil` when there was none yet.
    static func last(in folder: DataFolder) throws(CommandProblem) -> BackupMark? {
        guard FileManager.default.fileExists(atPath: folder.backupMark.path) else { return nil }
        let text: String
        do { text = try String(contentsOf: folder.backupMark, encoding: .utf8) } catch {
            throw CommandProblem(
                "\(folder.backupMark.path) cannot be read: \(error.localizedDescription)", code: .files)
        }
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, let seconds = Int64(parts[0]) else {
            throw CommandProblem("\(folder.backupMark.path) holds no hour; the next backup mends it.", code: .data)
        }
        return BackupMark(hour: Timestamp(seconds: seconds), isSealed: parts[1] == "sealed")
    }
}
