import BackupSealing
import Foundation
import HelplineCore
import SQLiteStore
import Storage

/// Makes one backup: a snapshot of the running database, read twice (digest, then file), a piece at a time.
struct Backup {
    let folder: DataFolder
    let file: URL
    /// `nil`: unsealed.
    let key: BackupPublicKey?
    let replaces: Bool

    /// Returns the bytes of content once the file is whole, synced and in its place; on any failure there is none.
    func make(at now: Timestamp) async throws(CommandProblem) -> UInt64 {
        let target = try ArrivingFile(at: file, replaces: replaces, otherwise: ", or --force")
        let claim: FolderClaim
        do { claim = try FolderClaim(folder, for: .backup) } catch {
            target.abandon()
            throw error
        }
        defer { claim.release() }
        do {
            try BackupDraft.removeAbandoned(in: folder)
            let snapshot = try await snapshot()
            let length = try write(snapshot, to: target, hour: now.hour.seconds)
            try target.arrive()
            try BackupMark(hour: now.hour, isSealed: key != nil).write(in: folder)
            return length
        } catch {
            target.abandon()
            throw problem(error)
        }
    }

    /// An open file that has no name any more.
    private func snapshot() async throws -> FileHandle {
        let draft = BackupDraft(in: folder)
        do {
            let database = try SQLiteDatabase(folder: folder.url, for: .command)
            try await database.snapshot(to: draft.url)
            try await database.close()
            let handle = try FileHandle(forReadingFrom: draft.url)
            try draft.remove()
            return handle
        } catch {
            try draft.remove()
            throw error
        }
    }

    private func write(_ snapshot: FileHandle, to target: ArrivingFile, hour: Int64) throws -> UInt64 {
        let length = try snapshot.seekToEnd()
        var digest = BackupDigest(key == nil ? .unsealed : .sealed, hour: hour, length: length)
        try snapshot.seek(toOffset: 0)
        while let piece = try snapshot.read(upToCount: 1 << 16), !piece.isEmpty { digest.take(piece) }
        var writer = try BackupWriter(digest.header(), sealedTo: key)
        try target.write(writer.beginning)
        try snapshot.seek(toOffset: 0)
        while let count = writer.nextCount {
            try target.write(writer.next(count == 0 ? Data() : snapshot.read(upToCount: count) ?? Data()))
        }
        try snapshot.close()
        return length
    }

    private func problem(_ error: any Error) -> CommandProblem {
        switch error {
        case let problem as CommandProblem: problem
        case let failure as StoreFailure:
            CommandProblem(failure, in: InstallationPlace(folder: folder, database: .folder))
        default:
            CommandProblem("The backup could not be made, and there is no \(file.path): \(error)", code: .files)
        }
    }
}
