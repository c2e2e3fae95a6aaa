package import Chat
import Foundation
package import HelplineCore

/// What each professional can take on.
package enum CapacityRows {
    package static func find(_ member: MemberID, in db: any StoreTransaction) throws -> Capacity? {
        try db.row("SELECT at_most, languages FROM capacity WHERE member = $1", [member.column]).map(read)
    }

    package static func all(in db: any StoreTransaction) throws -> [MemberID: Capacity] {
        try db.rows("SELECT member, at_most, languages FROM capacity", []).reduce(into: [:]) {
            $0[try $1.id("member")] = try read($1)
        }
    }

    package static func set(_ capacity: Capacity, of member: MemberID, in db: any StoreTransaction) throws {
        try db.execute(
            """
            INSERT INTO capacity (member, at_most, languages) VALUES ($1, $2, $3)
            ON CONFLICT (member) DO UPDATE SET at_most = excluded.at_most, languages = excluded.languages
            """, [member.column, ColumnValue(capacity.atMost), .text(capacity.languageWords)])
    }

    /// Throws `.conflict(.limitReached)` when somebody already has as many active conversations as his capacity says, or `atMost`
    /// where none was set. Messages that were left do not count.
    /// Who takes on two at once, at whatever nodes, does it one after the other.
    package static func requireRoom(for member: MemberID, atMost: Int, in db: any StoreTransaction) throws {
        try db.lock(.member(member))
        let active = try ConversationRow.count(
            where: "claimed_by = $1 AND state = 'active' AND left_at IS NULL", [member.column], in: db)
        guard try active < find(member, in: db)?.atMost ?? atMost else { throw StoreFailure.conflict(.limitReached) }
    }

    private static func read(_ row: StoredRow) throws -> Capacity {
        guard let capacity = Capacity(atMost: try row.int("at_most"), languageWords: try row.text("languages")) else {
            throw StoreFailure.damaged("what somebody can take on is not whole")
        }
        return capacity
    }
}
