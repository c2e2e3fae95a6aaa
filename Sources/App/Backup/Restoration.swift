import BackupSealing
import Foundation
import HelplineCore
import SQLiteStore
import Storage
import StoreSupport

/// Puts one backup back. Everything happens in a folder beside the wanted one, which gets its name at the very end.
struct Restoration {
    struct Result {
        let hour: String
        let erased: Int
    }

    let file: URL
    let folder: DataFolder
    let key: BackupKeyPair?
    let erasures: URL?

    func run() async throws(CommandProblem) -> Result {
        try requireEmpty()
        let orders = try listedErasures()
        let draft = DataFolder(
            folder.url.deletingLastPathComponent().appendingPathComponent(
                ".\(folder.url.lastPathComponent).restoring-\(UUID().uuidString)"))
        do {
            try draft.create()
            let header = try unpack(into: draft)
            let erased = try await prove(draft, carryingOut: orders)
            try takePlace(draft)
            return Result(
                hour: Date(timeIntervalSince1970: TimeInterval(header.hour)).formatted(.iso8601), erased: erased)
        } catch {
            do { try FileManager.default.removeItem(at: draft.url) } catch CocoaError.fileNoSuchFile {
                // It was not made, or has taken its place.
            } catch {
                throw CommandProblem(
                    "\(draft.url.path) could not be removed. Remove it: it holds a copy.", code: .files)
            }
            throw problem(error)
        }
    }

    private func requireEmpty() throws(CommandProblem) {
        guard folder.exists else { return }
        do {
            guard try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty else {
                throw CommandProblem(
                    "\(folder.url.path) is not empty. A backup is put back into an empty folder only.", code: .files)
            }
        } catch {
            throw error as? CommandProblem ?? CommandProblem("\(folder.url.path) is not a folder.", code: .files)
        }
    }

    private var place: InstallationPlace { InstallationPlace(folder: folder, database: .folder) }

    private func listedErasures() throws(CommandProblem) -> [ErasureOrder] {
        guard let erasures else { return [] }
        guard FileManager.default.fileExists(atPath: erasures.path) else {
            throw CommandProblem("There is no list \(erasures.path).", code: .missing)
        }
        do { return try ErasureList(at: erasures).orders() } catch {
            throw CommandProblem(error, in: place)
        }
    }

    /// Writes the content as the database's file, and has read the backup to its end.
    private func unpack(into draft: DataFolder) throws -> BackupHeader {
        let source: FileHandle
        do { source = try FileHandle(forReadingFrom: file) } catch {
            throw CommandProblem("\(file.path) cannot be read: \(error.localizedDescription)", code: .missing)
        }
        func take(_ count: Int) throws -> Data { count == 0 ? Data() : try source.read(upToCount: count) ?? Data() }
        let header = try BackupHeader(take(BackupHeader.size))
        var reader = try BackupReader(
            header, encapsulated: take(BackupReader.encapsulatedCount(header)), key: key)
        let database = try ArrivingFile(at: draft.database, replaces: false)
        while let count = reader.nextCount { try database.write(reader.next(take(count))) }
        guard try take(1).isEmpty else { throw BackupRefused.tooLong }
        try database.arrive()
        return header
    }

    /// Opens the database, which refuses a foreign, newer or damaged one, reads all of it, and erases again.
    private func prove(_ draft: DataFolder, carryingOut orders: [ErasureOrder]) async throws -> Int {
        let database = try SQLiteDatabase(folder: draft.url, for: .command)
        try await database.checkWhole()
        let erased = try await SQLiteErasureReplay(database).carryOut(orders)
        try await database.close()
        return erased
    }

    private func takePlace(_ draft: DataFolder) throws(CommandProblem) {
        try FolderSync.sync(draft.url)
        guard rename(draft.url.path, folder.url.path) == 0 else {
            throw CommandProblem(
                "\(folder.url.path) cannot be made: \(String(cString: strerror(errno))).", code: .files)
        }
        try FolderSync.sync(folder.url.deletingLastPathComponent())
    }

    private func problem(_ error: any Error) -> CommandProblem {
        switch error {
        case let problem as CommandProblem: problem
        case let failure as StoreFailure: CommandProblem(failure, in: place)
        case let refused as BackupRefused:
            CommandProblem("\(file.path) \(refused.words) Nothing was put back.", code: .data)
        default: CommandProblem("\(file.path) could not be put back: \(error)", code: .files)
        }
    }
}

extension BackupRefused {
    fileprivate var words: String {
        switch self {
        case .notABackup: "is not a backup of Lichtpunt."
        case .newer: "was made by a newer version of this program; use that one."
        case .cutShort: "is not whole: its end is missing."
        case .tooLong: "is not as it was made: something follows its end."
        case .altered: "is not as it was made: it is damaged or was altered."
        case .keyNeeded: "is sealed: name the file backup.key with --key."
        case .otherKey: "does not open with this key: it was sealed to another one, or is damaged."
        case .malformedKey: "cannot be opened: the key is not one of lichtpunt backup keys."
        }
    }
}
