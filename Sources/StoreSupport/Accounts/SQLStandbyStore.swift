package import Accounts
package import HelplineCore

package struct SQLStandbyStore<Database: StoreDatabase>: StandbyStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func standingBy() async throws(StoreFailure) -> [Member] {
        try await database.read { db in
            try db.rows(
                """
                SELECT \(MemberRow.columns) FROM standby JOIN member ON member.id = standby.member
                WHERE member.state = 'admitted' ORDER BY name_key
                """
            ).map(MemberRow.member)
        }
    }

    package func keep(_ members: Set<MemberID>, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            // One at a time on all nodes: two lists that are written at once would become one of both.
            try db.lock(.service)
            try db.execute("DELETE FROM standby")
            for member in members {
                guard
                    try db.execute("INSERT INTO standby (member) SELECT id FROM member WHERE id = $1", [member.column])
                        == 1
                else { throw StoreFailure.notFound }
            }
            try AuditWriter.append(recording, in: db)
        }
    }
}
