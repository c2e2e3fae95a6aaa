package import Chat
package import HelplineCore

extension Vault {
    /// Throws when there is no such conversation, or its key is gone.
    package static func of(_ conversation: ConversationID, in db: any StoreTransaction) throws -> Vault {
        guard let key = try db.key(of: conversation) else { throw StoreFailure.notFound }
        return try Vault(key: key)
    }
}
