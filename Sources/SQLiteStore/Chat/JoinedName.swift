import GRDB
import HelplineCore

/// The name a professional joined with: the one visitors saw.
enum JoinedName {
    static func of(_ member: MemberID, in conversation: ConversationID, _ db: Database) throws -> String {
        guard
            let name = try String.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT member_name FROM entry WHERE conversation = ? AND kind = 'joined' AND member = ?
                        ORDER BY sequence DESC LIMIT 1
                        """), arguments: [conversation.column, member.column])
        else { throw StoreFailure.damaged("a professional has a conversation that he never joined") }
        return name
    }
}
