package import Accounts
package import HelplineCore
package import StoreSupport

extension SQLiteDatabase {
    private static let session = DirectText("SELECT conversation, last_seen FROM session WHERE token = ?1")
    private static let signIn = DirectText(
        """
        SELECT member.id, member.role, member.state FROM sign_in JOIN member ON member.id = sign_in.member
        WHERE token = ?1 AND last_seen >= ?2 AND last_seen > ?3 AND begun >= ?4
        """)

    package func glimpse(session token: SecretDigest) throws(StoreFailure) -> SessionGlimpse? {
        try glimpse { connection in
            let found = try connection.statement(Self.session)
            defer { found.reset() }
            found.bind(1, token.bytes)
            guard try found.step() else { return nil }
            return (try found.id(0), Timestamp(milliseconds: found.number(1)))
        }
    }

    package func glimpse(
        signedInWith token: SecretDigest, seenSince: Timestamp, seenAfter: Timestamp, begunSince: Timestamp
    ) throws(StoreFailure) -> SignInGlimpse? {
        try glimpse { connection in
            let found = try connection.statement(Self.signIn)
            defer { found.reset() }
            found.bind(1, token.bytes)
            found.bind(2, seenSince.milliseconds)
            found.bind(3, seenAfter.milliseconds)
            found.bind(4, begunSince.milliseconds)
            guard try found.step() else { return nil }
            return SignInGlimpse(member: try found.id(0), role: try found.word(1), state: try found.word(2))
        }
    }
}
