package import Accounts
package import HelplineCore

package struct SQLMemberStore<Database: StoreDatabase>: MemberStore {
    private static var accountColumns: String {
        "\(MemberRow.columns), salt, iterations, verifier, sealed_share, sealed_code_secret, last_code_step, wrapped"
    }
    let database: Database

    package init(_ database: Database) { self.database = database }

    package func members() async throws(StoreFailure) -> [Member] {
        try await database.read { db in
            try db.rows("SELECT \(MemberRow.columns) FROM member ORDER BY name_key").map(MemberRow.member)
        }
    }

    package func member(_ id: MemberID) async throws(StoreFailure) -> Member {
        try await database.glance { db in
            guard let row = try db.row("SELECT \(MemberRow.columns) FROM member WHERE id = $1", [id.column])
            else { throw StoreFailure.notFound }
            return try MemberRow.member(row)
        }
    }

    package func account(named name: SignInName) async throws(StoreFailure) -> Account? {
        try await database.read { db in
            try db.row("SELECT \(Self.accountColumns) FROM member WHERE name_key = $1", [.text(name.key)])
                .map(MemberRow.account)
        }
    }

    package func account(_ id: MemberID) async throws(StoreFailure) -> Account? {
        try await database.read { db in
            try db.row("SELECT \(Self.accountColumns) FROM member WHERE id = $1", [id.column])
                .map(MemberRow.account)
        }
    }

    package func rewrap(_ rewrapping: Rewrapping) async throws(StoreFailure) {
        try await database.write { db in
            let changed = try db.execute(
                "UPDATE member SET wrapped = $1 WHERE id = $2 AND wrapped = $3",
                [.bytes(rewrapping.wrapped), rewrapping.member.column, .bytes(rewrapping.replaced)])
            guard changed == 0 else { return }
            let isThere = try db.row("SELECT 1 FROM member WHERE id = $1", [rewrapping.member.column]) != nil
            throw isThere ? StoreFailure.conflict(.outdated) : .notFound
        }
    }
}
