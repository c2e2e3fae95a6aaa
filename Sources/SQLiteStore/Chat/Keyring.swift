import Chat
import Foundation
import GRDB
import HelplineCore
import StoreSupport

/// Where the conversations' keys lie: fixed slots that are overwritten in place and never moved (m0001_chat.sql says
/// why).
enum Keyring {
    private static let slotsPerRow = 64
    private static let slotSize = 32
    /// Up to here a row's bytes may lie among other rows, where copies are left behind.
    private static let firstSlot = 4500
    private static let tries = 8

    /// A conversation's key, where its row and the keyring's are joined by `rowOfConversation`.
    static let keyOfRow = "substr(slots, 1 + \(firstSlot) + (key_slot % \(slotsPerRow)) * \(slotSize), \(slotSize))"
    static let rowOfConversation = "keyring.number = key_slot / \(slotsPerRow)"
    /// The same of one row of `conversation`, not joined with anything.
    static let ofConversation = "(SELECT \(keyOfRow) FROM keyring WHERE \(rowOfConversation))"

    /// A fresh key in a free slot, taken at random: a slot does not tell which conversation came first.
    static func take(in db: Database) throws -> (slot: Int, vault: Vault) {
        let key = Data.random(slotSize)
        let slot = try freeSlot(in: db)
        try write(key, to: slot, in: db)
        return (slot, try Vault(key: key))
    }

    /// `nil` when there is no such conversation.
    static func key(of conversation: ConversationID, in db: Database) throws -> Data? {
        try Data.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(keyOfRow) FROM conversation JOIN keyring ON \(rowOfConversation) WHERE id = ?
                    """), arguments: [conversation.column])
    }

    /// Overwrites the key with zeros; the slot is free once the conversation's row is deleted.
    static func destroyKey(of conversation: ConversationID, in db: Database) throws {
        guard
            let slot = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT key_slot FROM conversation WHERE id = ?"),
                arguments: [conversation.column])
        else { throw StoreFailure.notFound }
        try write(Data(count: slotSize), to: slot, in: db)
    }

    private static func freeSlot(in db: Database) throws -> Int {
        let rows = try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM keyring")) ?? 0
        for _ in 0..<(rows > 0 ? tries : 0) {
            let slot = Int.random(in: 0..<rows * slotsPerRow)
            let taken = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT 1 FROM conversation WHERE key_slot = ?"), arguments: [slot])
            if taken == nil { return slot }
        }
        try db.cachedStatement(sql: "INSERT INTO keyring (number, slots) VALUES (?, zeroblob(?))")
            .execute(arguments: [rows, firstSlot + slotsPerRow * slotSize])
        return rows * slotsPerRow + Int.random(in: 0..<slotsPerRow)
    }

    private static func write(_ key: Data, to slot: Int, in db: Database) throws {
        let number = slot / slotsPerRow
        guard
            var slots = try Data.fetchOne(
                db.cachedStatement(sql: "SELECT slots FROM keyring WHERE number = ?"), arguments: [number])
        else { throw StoreFailure.damaged("a row of the keyring is missing") }
        let start = slots.startIndex + firstSlot + slot % slotsPerRow * slotSize
        slots.replaceSubrange(start..<start + slotSize, with: key)
        try db.cachedStatement(sql: "UPDATE keyring SET slots = ? WHERE number = ?").execute(arguments: [slots, number])
    }
}
