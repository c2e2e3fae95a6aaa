package import Accounts
package import Foundation
package import HelplineCore
package import StoreSupport
import Synchronization

extension PostgresDatabase: StoreDatabase {
    package func glance<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T)
        async throws(StoreFailure)
        -> T
    {
        try await read(body)
    }

    package func owe(_ orders: [ErasureOrder]) { erasureDebt.withLock { $0.made += 1 } }

    package func glimpse(session token: SecretDigest) throws(StoreFailure) -> SessionGlimpse? { nil }

    package func glimpse(
        signedInWith token: SecretDigest, seenSince: Timestamp, seenAfter: Timestamp, begunSince: Timestamp
    ) throws(StoreFailure) -> SignInGlimpse? { nil }
}

extension PostgresConnection: StoreTransaction {
    package func freeRows(_ question: String, _ values: [ColumnValue]) throws -> [StoredRow] {
        try rows("\(question) FOR UPDATE SKIP LOCKED", values)
    }

    package func lock(_ lock: StoreLock) throws {
        switch lock {
        case .conversation(let id): try execute("SELECT FROM conversation WHERE id = $1 FOR UPDATE", [id.column])
        case .conversations(let member):
            try execute(
                """
                SELECT FROM conversation WHERE (claimed_by = $1 OR joined_by = $1) AND state = 'active'
                ORDER BY id FOR UPDATE
                """, [member.column])
        case .service: try execute("SELECT FROM service FOR UPDATE")
        case .invitation(let id): try execute("SELECT FROM invitation WHERE id = $1 FOR UPDATE", [id.column])
        case .standing(let id): try execute("SELECT FROM member WHERE id = $1 FOR SHARE", [id.column])
        case .member(let id):
            // 32 bits of the id choose the lock.
            let half = id.bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            try execute(
                "SELECT pg_advisory_xact_lock($1::bigint::integer, $2::bigint::integer)",
                [0x4C51, ColumnValue(Int32(bitPattern: half))])
        case .team: try execute("LOCK TABLE statement IN SHARE ROW EXCLUSIVE MODE")
        case .founding: try execute("LOCK TABLE installation IN SHARE ROW EXCLUSIVE MODE")
        case .savedTexts: try execute("LOCK TABLE saved_text IN SHARE ROW EXCLUSIVE MODE")
        case .partners: try execute("LOCK TABLE partner IN SHARE ROW EXCLUSIVE MODE")
        case .releases: try execute("LOCK TABLE report_release IN EXCLUSIVE MODE")
        case .cases: try execute("LOCK TABLE case_record IN SHARE ROW EXCLUSIVE MODE")
        case .aCase: try execute("LOCK TABLE case_record IN ROW EXCLUSIVE MODE")
        case .auditChain: try AdvisoryLock.auditChain.take(in: self)
        }
    }

    package func key(of conversation: ConversationID) throws -> Data? {
        try row("SELECT key FROM conversation_key WHERE conversation = $1", [conversation.column])?.bytes("key")
    }
}
