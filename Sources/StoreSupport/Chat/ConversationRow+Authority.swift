package import Chat
package import HelplineCore

extension ConversationRow {
    /// Locks the conversation's row and returns it when the authority holds now. Otherwise `.notFound`, or `.erased`.
    package static func require(_ id: ConversationID, by authority: Authority, in db: any StoreTransaction) throws
        -> Conversation
    {
        try lock(id, in: db)
        switch authority {
        case .visitor(let token):
            let found = try require(id, in: db)
            try SessionRows.require(token, of: id, in: db)
            return found
        case .member(let member): return try require(id, claimedBy: member, in: db)
        case .talking(let member): return try require(id, with: member, in: db)
        case .guest(let guest, let session):
            let found = try require(id, in: db)
            guard found.guests.contains(guest), try GuestRows.session(of: guest, in: db) == session else {
                throw StoreFailure.notFound
            }
            return found
        case .system: return try require(id, in: db)
        }
    }
}
