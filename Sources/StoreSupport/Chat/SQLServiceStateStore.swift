package import Chat
package import HelplineCore

package struct SQLServiceStateStore<Database: StoreDatabase>: ServiceStateStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func state() async throws(StoreFailure) -> ServiceState {
        try await database.read { db in
            guard let row = try db.row("SELECT opened_at, hours_version FROM service") else {
                throw StoreFailure.damaged("the service row is missing")
            }
            return ServiceState(
                openedAt: try row.optionalTimestamp("opened_at"), hours: try HoursRows.read(in: db),
                hoursVersion: try row.int("hours_version"))
        }
    }

    package func set(open: Bool, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try db.execute("UPDATE service SET opened_at = $1", [open ? recording.at.column : .null])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func keep(_ hours: OpeningHours, version: Int, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            // The row is locked from here on: of two who change the hours the second finds another version.
            let changed = try db.execute(
                "UPDATE service SET hours_version = $1 WHERE hours_version = $2",
                [ColumnValue(version), ColumnValue(version - 1)])
            guard changed == 1 else { throw StoreFailure.conflict(.outdated) }
            try HoursRows.replace(with: hours, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }
}
