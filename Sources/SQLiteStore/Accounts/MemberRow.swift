import Accounts
import GRDB
import HelplineCore

/// A row of `member` and what it says.
enum MemberRow {
    static let columns =
        "member.id AS member_id, member.name, member.display_name, member.role AS member_role, member.state"

    static func member(_ row: Row) throws -> Member {
        guard let name = SignInName(row["name"] as String), let displayName = DisplayName(row["display_name"] as String)
        else { throw StoreFailure.unavailable(description: "A member's name in the database is damaged.") }
        return Member(
            id: try MemberID(column: row["member_id"]), name: name, displayName: displayName,
            role: try row.value("member_role", as: Role.self), state: try row.value("state", as: Member.State.self))
    }

    static func account(_ row: Row) throws -> Account {
        guard
            let parameters = PassphraseParameters(salt: row["salt"], iterations: row["iterations"]),
            let verifier = SecretDigest(stored: row["verifier"]),
            let credentials = Credentials(
                parameters: parameters, verifier: verifier, sealedShare: row["sealed_share"],
                sealedCodeSecret: row["sealed_code_secret"], wrapped: row["wrapped"])
        else { throw StoreFailure.unavailable(description: "A member's credentials in the database are damaged.") }
        return Account(member: try member(row), credentials: credentials, lastCodeStep: row["last_code_step"])
    }

    /// `.conflict(.nameTaken)`, or `.conflict(.alreadyUsed)` when the id is somebody's.
    static func insert(_ member: NewMember, state: Member.State, in db: Database) throws {
        if try exists("name_key = ?", [member.name.key], in: db) { throw StoreFailure.conflict(.nameTaken) }
        if try exists("id = ?", [member.id.column], in: db) { throw StoreFailure.conflict(.alreadyUsed) }
        try db.execute(
            sql: """
                INSERT INTO member (id, name, name_key, display_name, role, state, salt, iterations, verifier,
                    sealed_share, sealed_code_secret, last_code_step, wrapped)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                member.id.column, member.name.text, member.name.key, member.displayName.text, member.role.rawValue,
                state.rawValue, member.credentials.parameters.salt, member.credentials.parameters.iterations,
                member.credentials.verifier.bytes, member.credentials.sealedShare, member.credentials.sealedCodeSecret,
                member.usedCodeStep, member.credentials.wrapped,
            ])
    }

    private static func exists(_ condition: String, _ arguments: StatementArguments, in db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM member WHERE \(condition))", arguments: arguments)
            ?? false
    }
}
