import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ConversationPagesContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `entries are read in pages`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            for counter in 0..<9 {
                _ = try await stores.log.append(
                    Visitor.ada.message(Int64(counter)), to: Visitor.ada.conversation, by: Visitor.ada.authority,
                    at: stores.now())
            }

            let page = try await stores.log.entries(of: Visitor.ada.conversation, after: 4, limit: 3)
            let end = try await stores.log.entries(of: Visitor.ada.conversation, after: 10, limit: 3)

            #expect(page.map(\.sequence) == [5, 6, 7])
            #expect(end.isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a page of long messages is short, and reading on gives them all`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            for counter in 0..<70 {
                _ = try await stores.sends(
                    Visitor.ada.message(Int64(counter), envelope: .sample(blocks: 48)), .ada)
            }
            let id = Visitor.ada.conversation

            let first = try await stores.log.page(of: id, after: 0, limit: 500)
            var read = first.entries
            var more = first.more
            while more {
                let next = try await stores.log.page(of: id, after: read.last?.sequence ?? 0, limit: 500)
                read += next.entries
                more = next.more
            }

            // Two steps of twenty: the first stays below 256 kB, the second goes beyond.
            #expect(first.entries.count == 40)
            #expect(first.more)
            #expect(read.map(\.sequence) == Array(1...71))
            #expect(
                try await stores.log.page(of: id, after: 60, limit: 5).entries.map(\.sequence) == [61, 62, 63, 64, 65])
        }
    }
}
