package import Foundation
package import Chat
package import HelplineCore

/// What a store can do inside a transaction, in either database.
///
/// Statements are SQL that both understand; their parameters are `$1`, `$2`, each as often as the statement likes.
package protocol StoreTransaction {
    /// Runs a statement; returns how many rows it changed.
    @discardableResult func execute(_ statement: String, _ values: [ColumnValue]) throws -> Int

    func rows(_ question: String, _ values: [ColumnValue]) throws -> [StoredRow]

    /// The same, for a question about the rows of one table: each is locked, and those that another transaction has are left out.
    func freeRows(_ question: String, _ values: [ColumnValue]) throws -> [StoredRow]

    /// Waits until nobody else has it, and keeps it until this transaction ends. What is not there is locked without an error.
    func lock(_ lock: StoreLock) throws

    /// What the columns of a conversation are wrapped with; `nil` when there is no such conversation.
    func key(of conversation: ConversationID) throws -> Data?

    /// The row of a new conversation, and a fresh key where the database keeps its keys. Returns what its columns are wrapped with.
    func insert(_ opening: ConversationOpening, queueNumber: Int, at: Timestamp) throws -> Vault

    /// Takes the key away for good, once the transaction is committed and what is owed for it is paid.
    func destroyKey(of conversation: ConversationID) throws
}

extension StoreTransaction {
    @discardableResult package func execute(_ statement: String) throws -> Int { try execute(statement, []) }

    package func rows(_ question: String) throws -> [StoredRow] { try rows(question, []) }

    /// The first row.
    package func row(_ question: String, _ values: [ColumnValue] = []) throws -> StoredRow? {
        try rows(question, values).first
    }
}
