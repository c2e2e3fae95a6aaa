package import Accounts
package import HelplineCore

/// A row of `member` and what it says.
package enum MemberRow {
    package static let columns =
        "member.id AS member_id, member.name, member.display_name, member.role AS member_role, member.state"

    package static func member(_ row: StoredRow) throws -> Member {
        guard let name = SignInName(try row.text("name")), let displayName = DisplayName(try row.text("display_name"))
        else { throw StoreFailure.damaged("a member has no such name") }
        return Member(
            id: try row.id("member_id"), name: name, displayName: displayName,
            role: try row.value("member_role", as: Role.self), state: try row.value("state", as: Member.State.self))
    }

    package static func account(_ row: StoredRow) throws -> Account {
        guard
            let parameters = PassphraseParameters(salt: try row.bytes("salt"), iterations: try row.int("iterations")),
            let verifier = SecretDigest(stored: try row.bytes("verifier")),
            let credentials = Credentials(
                parameters: parameters, verifier: verifier, sealedShare: try row.bytes("sealed_share"),
                sealedCodeSecret: try row.bytes("sealed_code_secret"), wrapped: try row.bytes("wrapped"))
        else { throw StoreFailure.damaged("a member's credentials") }
        return Account(
            member: try member(row), credentials: credentials, lastCodeStep: Int64(try row.int("last_code_step")))
    }

    /// Uses a step of his code up. Of two who were given the same code, at whatever nodes, the second finds it taken.
    package static func take(_ step: Int64, of member: MemberID, in db: any StoreTransaction) throws -> Bool {
        try db.execute(
            "UPDATE member SET last_code_step = $1 WHERE id = $2 AND last_code_step < $1", [.int(step), member.column])
            == 1
    }

    /// `.conflict(.nameTaken)`, or `.conflict(.alreadyUsed)` when the id is somebody's; also when another node inserts at the
    /// same time.
    package static func insert(_ member: NewMember, state: Member.State, in db: any StoreTransaction) throws {
        let credentials = member.credentials
        let inserted = try db.execute(
            """
            INSERT INTO member (id, name, name_key, display_name, role, state, salt, iterations, verifier,
                sealed_share, sealed_code_secret, last_code_step, wrapped)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT DO NOTHING
            """,
            [
                member.id.column, .text(member.name.text), .text(member.name.key),
                .text(member.displayName.text), .text(member.role.rawValue), .text(state.rawValue),
                .bytes(credentials.parameters.salt), ColumnValue(credentials.parameters.iterations),
                credentials.verifier.column, .bytes(credentials.sealedShare),
                .bytes(credentials.sealedCodeSecret), .int(member.usedCodeStep), .bytes(credentials.wrapped),
            ])
        guard inserted == 0 else { return }
        let taken = try db.row("SELECT 1 FROM member WHERE name_key = $1", [.text(member.name.key)])
        throw StoreFailure.conflict(taken == nil ? .alreadyUsed : .nameTaken)
    }
}
