import Foundation
package import Storage

/// Which installation: the data folder with key file and configuration, and where its database is.
package struct InstallationPlace: Equatable, Sendable {
    package let folder: DataFolder
    package let database: DatabaseLocation

    package init(folder: DataFolder, database: DatabaseLocation) {
        self.folder = folder
        self.database = database
    }

    /// For messages: the folder, or the PostgreSQL database without role and password.
    package var shown: String { database == .folder ? folder.url.path : database.shown }

    /// - Throws: a sentence when there is no installation here yet. Whether a PostgreSQL is there shows when it is opened.
    package func requireDatabase() throws(CommandProblem) {
        guard database != .folder || folder.hasDatabase else {
            throw CommandProblem(
                "There is no installation in \(folder.url.path). Name its folder with --data or LICHTPUNT_DATA, or start one with lichtpunt serve.",
                code: .missing)
        }
    }
}

extension DatabaseLocation {
    /// `--database`, or what the configuration says (`LICHTPUNT_DATABASE`, `database`), or the data folder.
    ///
    /// - Throws: a sentence without the value, which may hold a password.
    package static func resolve(option: String?, configuration: AppConfiguration) throws(CommandProblem) -> Self {
        guard let text = option ?? configuration.database else { return .folder }
        guard let location = DatabaseLocation(text) else {
            throw CommandProblem(
                "database is neither sqlite nor an address such as postgres://lichtpunt@db.example.org/lichtpunt. See docs/operate/postgres.md.",
                code: .configuration)
        }
        return location
    }
}
