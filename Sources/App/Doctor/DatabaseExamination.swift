import HelplineCore
import PostgresStore
import SQLiteStore
import Storage

/// Looks at the database itself: is it whole, does every commit reach the disk, and who may listen on the way to it.
struct DatabaseExamination {
    let place: InstallationPlace
    let database: OpenDatabase

    func findings() async -> [Finding] {
        do {
            switch database {
            case .sqlite(let database):
                try await database.checkWhole()
                return [.good("database", "whole, every commit synced to disk")]
            case .postgres(let database):
                return Self.findings(of: try await database.examine(), at: place.database)
                    + [Self.home(wasPutBack: try await database.wasPutBack())]
            }
        } catch {
            return [.bad("database", CommandProblem(error, in: place).description)]
        }
    }

    /// What would lose a message stops the opening itself, so that here all commits are known to be synced.
    private static func findings(of server: PostgresDatabase.Examination, at location: DatabaseLocation) -> [Finding] {
        [
            .good(
                "database",
                "\(location.shown), version \(server.version), schema \(server.schema), every commit synced (synchronous_commit \(server.commit))"
            ),
            encryption(server.isEncrypted),
            .good(
                "copies",
                server.standbys == 0
                    ? "PostgreSQL sees no standby; when its machine is lost, so is what came after your last backup"
                    : "\(server.standbys) standby, of which a commit waits for \(server.synchronousStandbys)"),
        ]
    }

    private static func home(wasPutBack: Bool) -> Finding {
        wasPutBack
            ? .bad(
                "erasures",
                "the database was put back from a dump; run lichtpunt database erase-again, see docs/operate/backup.md")
            : .good("erasures", "listed in erased.list, which every backup needs beside it")
    }

    private static func encryption(_ isEncrypted: Bool?) -> Finding {
        switch isEncrypted {
        case nil: .good("connection", "to PostgreSQL on this machine")
        case true?: .good("connection", "to PostgreSQL over TLS")
        case false?:
            .bad(
                "connection",
                "to PostgreSQL on another machine without TLS: who listens there sees who talks with whom. Add sslmode=verify-full to the address, see docs/operate/postgres.md."
            )
        }
    }
}
