import Chat
import Foundation
import HelplineCore
import StoreSupport

/// Messages of one transaction: two round trips, one commit.
struct AppendGroup {
    typealias Outcome = (WaitingMessage, Result<Acknowledgement, StoreFailure>)

    private static let append = """
        SELECT outcome, sequence, at, epoch, member, instance, counter, envelope
        FROM append_message($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """

    /// In the transaction that locked their rows.
    private static let claimants = "SELECT id, claimed_by FROM conversation WHERE id = ANY ($1)"

    private let messages: [WaitingMessage]
    /// Their conversations' ids, each once.
    private let conversations: [Data]

    /// By conversation, so that two groups never wait for each other; within one in the order in which they came.
    init(_ messages: [WaitingMessage]) {
        self.messages = messages.enumerated().sorted {
            let (a, b) = ($0.element.conversation.bytes, $1.element.conversation.bytes)
            return a == b ? $0.offset < $1.offset : a.lexicographicallyPrecedes(b)
        }.map(\.element)
        conversations = Array(Set(messages.map(\.conversation.bytes)))
    }

    /// Returns when the commit has been synced. Throws `.outcomeUnknown` when the connection broke after the messages were
    /// sent; before that `.connectionLost`.
    func commit(on connection: PostgresConnection) throws -> [Outcome] {
        let vaults = try keys(on: connection)
        var statements: [PostgresConnection.Statement] = [("BEGIN", [])]
        for message in messages {
            statements.append(
                (Self.append, try message.arguments(vaults[message.conversation]).map(PostgresParameter.init)))
        }
        statements.append((Self.claimants, [PostgresParameter(list: conversations)]))
        statements.append(("COMMIT", []))
        let answers: [PostgresResult]
        do { answers = try connection.pipeline(statements) } catch let error as PostgresError {
            throw error.leftNothing ? PostgresError.outcomeUnknown : rolledBack(error, on: connection)
        }
        guard answers.last?.tag == "COMMIT" else { throw rolledBack(.rolledBack, on: connection) }
        let claimants = try claimants(answers[messages.count + 1].rows())
        return try zip(messages, answers.dropFirst()).map { message, answer in
            guard let row = try answer.rows().first else { throw PostgresError.malformed("no row for a message") }
            return (
                message,
                try message.outcome(row, vaults[message.conversation], claimedBy: claimants[message.conversation])
            )
        }
    }

    private func claimants(_ rows: [StoredRow]) throws -> [ConversationID: MemberID] {
        try rows.reduce(into: [:]) { claimants, row in
            claimants[try ConversationID(column: row.bytes("id"))] = try row.optionalBytes("claimed_by")
                .map(MemberID.init(column:))
        }
    }

    private func keys(on connection: PostgresConnection) throws -> [ConversationID: Vault] {
        let answers = try connection.pipeline([
            (
                "SELECT conversation, key FROM conversation_key WHERE conversation = ANY ($1)",
                [PostgresParameter(list: conversations)]
            )
        ])
        return try Dictionary(
            answers[0].rows().map {
                (try ConversationID(column: $0.bytes("conversation")), try Vault(key: $0.bytes("key")))
            }, uniquingKeysWith: { $1 })
    }

    /// The transaction that the error left open is ended.
    private func rolledBack(_ error: PostgresError, on connection: PostgresConnection) -> PostgresError {
        do { try connection.script("ROLLBACK") } catch { _ = connection.lose() }
        return error
    }
}
