package import HelplineCore

/// The name a professional joined with: the one visitors saw.
package enum JoinedName {
    package static func of(_ member: MemberID, in conversation: ConversationID, _ db: any StoreTransaction) throws
        -> String
    {
        guard
            let row = try db.row(
                """
                SELECT member_name FROM entry WHERE conversation = $1 AND kind = 'joined' AND member = $2
                ORDER BY sequence DESC LIMIT 1
                """, [conversation.column, member.column])
        else { throw StoreFailure.damaged("a professional has a conversation that he never joined") }
        return try row.text("member_name")
    }
}
