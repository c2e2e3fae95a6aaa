public import Foundation
public import HelplineCore
public import PostgresStore
public import SQLiteStore

/// The database of one installation, opened.
public enum OpenDatabase: Sendable {
    case sqlite(SQLiteDatabase)
    case postgres(PostgresDatabase)

    /// What it is opened for: a long life with many readers, or one command.
    public enum Use: Sendable { case server, command }

    /// Opens it, making the schema where it is missing. Throws `.unavailable` with a sentence for the operator.
    ///
    /// - Parameter folder: the data folder, where the file lies, and the list of erasures beside it.
    public init(_ location: DatabaseLocation, folder: URL, for use: Use) throws(StoreFailure) {
        try self.init(location, folder: folder, for: use, observer: .none)
    }

    /// With somebody who watches the commits of the file.
    package init(_ location: DatabaseLocation, folder: URL, for use: Use, observer: CommitObserver) throws(StoreFailure)
    {
        switch location {
        case .folder:
            self = .sqlite(
                try SQLiteDatabase(folder: folder, for: use == .server ? .server : .command, observer: observer))
        case .postgres(let url):
            self = .postgres(try PostgresDatabase(url: url, folder: folder, for: use == .server ? .server : .command))
        }
    }

    /// Reads one row; throws when the database does not answer.
    public func answers() async throws(StoreFailure) {
        switch self {
        case .sqlite(let database): try await database.answers()
        case .postgres(let database): try await database.answers()
        }
    }

    /// Lets what is under way finish and refuses what comes later.
    public func close() async throws(StoreFailure) {
        switch self {
        case .sqlite(let database): try await database.close()
        case .postgres(let database): await database.close()
        }
    }
}
