import Chat
import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import TestSupport
import Testing

@Suite struct ErasureTests {
    /// Which of these needles are in some file of the folder; each is 32 bytes or more, of which the first 32 count.
    private func found(_ needles: [Data], in folder: URL) throws -> [Int] {
        // By their first eight bytes, so that each file is walked once.
        let candidates = Dictionary(grouping: needles.indices) { index in
            needles[index].withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
        }
        var found: Set<Int> = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let content = try Data(contentsOf: file)
            content.withUnsafeBytes { bytes in
                var offset = 0
                while offset + 32 <= bytes.count {
                    for index in candidates[bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)] ?? []
                    where bytes[offset..<offset + 32].elementsEqual(needles[index].prefix(32)) {
                        found.insert(index)
                    }
                    offset += 1
                }
            }
        }
        return found.sorted()
    }

    /// The key that everything sealed of this conversation is wrapped in.
    private func key(of visitor: Visitor, in store: StoreUnderTest) async throws -> Data {
        let id = withUnsafeBytes(of: visitor.conversation.uuid.uuid) { Data($0) }
        let key = try await store.database.read { db in
            try Data.fetchOne(
                db,
                sql: """
                    SELECT substr(slots, 4501 + 32 * (key_slot % 64), 32) FROM conversation
                    JOIN keyring ON keyring.number = key_slot / 64 WHERE id = ?
                    """, arguments: [id])
        }
        return try #require(key)
    }

    @Test func `what was sealed lies in the file only under a key, and erasing leaves no byte of the key`() async throws
    {
        let store = try StoreUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        let visitors = (0..<60).map { _ in Visitor.somebody() }
        var keys: [Data] = []
        var sealed: [Data] = []
        for visitor in visitors {
            let opening = visitor.opening()
            _ = try await stores.conversations.open(opening, queueCap: 1000, at: stores.now())
            try await stores.claims(visitor, .bram)
            let item = StaffItem.sample(.nickname, version: 1)
            try await stores.staff.keep(item, for: visitor.conversation, by: Professional.bram.id)
            let code = try await stores.makesCode(visitor)
            sealed += [opening.sealedRoot, opening.wrappedTicket, code.wrapped].map(\.bytes) + [item.sealed]
            sealed += opening.epoch.sealed.values.map(\.bytes)
            keys.append(try await key(of: visitor, in: store))
        }
        // Turn by turn, so that the conversations lie side by side in the pages and push each other about.
        for round in 0..<4 {
            for visitor in visitors {
                let envelope = SealedEnvelope.sample(blocks: round == 3 ? 6 : 1)
                _ = try await stores.log.append(
                    visitor.message(Int64(round), envelope: envelope), to: visitor.conversation, by: visitor.authority,
                    at: stores.now())
                if round == 3 { sealed.append(envelope.bytes) }
            }
        }
        #expect(Set(keys).count == visitors.count)
        #expect(try found(keys, in: store.folder).count == keys.count)
        #expect(try found(sealed.map { $0.prefix(32) }, in: store.folder).isEmpty)

        for visitor in visitors.prefix(30) { try await stores.erases(visitor) }

        #expect(try found(keys, in: store.folder) == Array(30..<60))
        for visitor in visitors.suffix(30) { #expect(try await stores.entries(visitor).count == 7) }
    }

    @Test func `an erased key's slot serves another conversation with another key`() async throws {
        let store = try StoreUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        var keys: Set<Data> = []

        for _ in 0..<80 {
            let visitor = Visitor.somebody()
            try await stores.opens(visitor)
            keys.insert(try await key(of: visitor, in: store))
            try await stores.erases(visitor)
        }

        #expect(keys.count == 80)
        #expect(try await store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM keyring") } == 1)
    }

    @Test func `a reader that blocks the log is reported, and asking again finishes it`() async throws {
        let store = try StoreUnderTest.temporary(erasurePatience: .milliseconds(200))
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        try await stores.opens(.ada)
        let key = try await key(of: .ada, in: store)
        let reader = try OtherProcess(store.folder)
        try await reader.execute("BEGIN; SELECT count(*) FROM entry")

        await #expect {
            try await stores.erases(.ada)
        } throws: { error in
            guard case .unavailable(let description) = error as? StoreFailure else { return false }
            return description.contains("reader")
        }
        await #expect(throws: StoreFailure.erased) { try await stores.entries(.ada) }
        #expect(try found([key], in: store.folder) == [0])
        // Meanwhile nobody else is refused.
        try await stores.opens(.somebody())
        await #expect(throws: StoreFailure.self) { try await stores.conversations.finishErasures() }
        try await reader.execute("COMMIT")
        try await stores.conversations.finishErasures()

        #expect(try found([key], in: store.folder).isEmpty)
        // Asking again is no error, and is recorded once.
        try await stores.erases(.ada)
        #expect(try await stores.auditedActions() == ["erased"])
    }
}
