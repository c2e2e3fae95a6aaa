import Foundation
import GRDB
import HelplineCore
import StoreSupport

/// The database's file: how it comes into being, who may read it, and whether all of it is there.
struct DatabaseFile {
    let folder: URL
    static let name = "lichtpunt.sqlite"

    /// Files larger than this are not read through at every start; `doctor` does.
    private static let readThroughLimit = 64 << 20

    var path: String { folder.appendingPathComponent(Self.name).path }

    /// Makes the folder (mode 0700) and the file (0600) when they are missing. `fill` gets the path of a draft, which
    /// takes the file's name only when it is complete: an interrupted first start leaves no half database.
    func prepare(_ fill: (String) throws -> Void) throws {
        let files = FileManager.default
        if !files.fileExists(atPath: folder.path) {
            try asFolderError {
                try files.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        }
        guard access(folder.path, W_OK | X_OK) == 0 else { throw Self.unwritable(folder.path) }
        guard !files.fileExists(atPath: path) else { return try checkPresent() }
        let draft = path + ".new-\(UUID().uuidString)"
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard descriptor >= 0 else { throw errno == ENOSPC ? StoreFailure.diskFull : Self.unwritable(folder.path) }
        Foundation.close(descriptor)
        defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) } }
        try fill(draft)
        // Another process may have been first; its file stands.
        guard link(draft, path) == 0 || errno == EEXIST else { throw Self.unwritable(folder.path) }
    }

    /// Refuses a file that is shorter than its own header says: SQLite would notice only when it reads what is missing.
    private func checkPresent() throws {
        guard access(path, R_OK | W_OK) == 0 else { throw Self.unwritable(path) }
        guard let file = FileHandle(forReadingAtPath: path) else { throw Self.unwritable(path) }
        defer { Foundation.close(file.fileDescriptor) }
        let header = try asFolderError { try file.read(upToCount: 100) } ?? Data()
        guard header.count == 100 else { throw StoreFailure.damaged("its file has only \(header.count) bytes") }
        guard header.prefix(16) == Data("SQLite format 3\0".utf8) else {
            throw StoreFailure.damaged("its file does not begin as an SQLite database does")
        }
        // A write-ahead log may hold the pages the file lacks.
        guard size(path + "-wal") == 0 else { return }
        let pageSize = header.bigEndian(at: 16, count: 2) == 1 ? 65536 : header.bigEndian(at: 16, count: 2)
        let expected = pageSize * header.bigEndian(at: 28, count: 4)
        let found = size(path)
        guard found >= expected else {
            throw StoreFailure.damaged("its file has \(found) bytes of \(expected), so the end is cut off")
        }
    }

    /// Reads the file through when it is small enough to do so at every start.
    func checkWhole(_ db: Database) throws {
        if size(path) <= Self.readThroughLimit { try Self.checkEveryPage(db) }
    }

    static func checkEveryPage(_ db: Database) throws {
        let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
        guard finding == "ok" else { throw StoreFailure.damaged("SQLite's check found: \(finding)") }
    }

    private func size(_ path: String) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { return 0 }
        return Int(status.st_size)
    }

    private func asFolderError<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw StoreFailure.diskFull
        } catch {
            throw Self.unwritable(folder.path)
        }
    }

    private static func unwritable(_ path: String) -> StoreFailure {
        .unavailable(
            description: "\(path) cannot be read and written; check its owner and mode, or choose another folder.")
    }
}

extension Data {
    fileprivate func bigEndian(at offset: Int, count: Int) -> Int {
        self[startIndex + offset..<startIndex + offset + count].reduce(0) { $0 << 8 | Int($1) }
    }
}
