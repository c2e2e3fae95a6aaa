import Chat
import Foundation
import HelplineCore
import PostgresStore
import StoreSupport
import TestSupport
import Testing

/// Two nodes of one installation, at the same time.
@Suite struct NodesTests {
    private func nodes(_ story: ([ChatStores]) async throws -> Void) async throws {
        let store = try PostgresUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let other = try store.otherNode()
        try await story([ChatStores(store.database), ChatStores(other)])
        await other.close()
        await store.database.close()
    }

    @Test func `messages of two nodes get numbers without a gap, and each is acknowledged once`() async throws {
        try await nodes { nodes in
            let visitors = (0..<4).map { _ in Visitor.somebody() }
            for visitor in visitors { try await nodes[0].opens(visitor) }

            let acknowledged = try await withThrowingTaskGroup(of: (ConversationID, Int64).self) { group in
                for n in 0..<400 {
                    let visitor = visitors[n % visitors.count]
                    group.addTask {
                        let node = nodes[(n / 4) % 2]
                        let message = visitor.message(Int64(n))
                        let first = try await node.log.append(
                            message, to: visitor.conversation, by: visitor.authority,
                            at: Timestamp(seconds: 1_800_000_000))
                        // The answer was lost, and she asks the other node.
                        let again = try await nodes[(n / 4 + 1) % 2].log.append(
                            message, to: visitor.conversation, by: visitor.authority,
                            at: Timestamp(seconds: 1_800_000_001))
                        #expect(again == Acknowledgement(sequence: first.sequence, at: first.at, repeated: true))
                        return (visitor.conversation, first.sequence)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            for visitor in visitors {
                let sequences = acknowledged.filter { $0.0 == visitor.conversation }.map(\.1).sorted()
                #expect(sequences == Array(2...101))
                #expect(try await nodes[1].entries(visitor).map(\.sequence) == Array(1...101))
            }
        }
    }

    @Test func `one that is refused takes no other of its group along`() async throws {
        try await nodes { nodes in
            let visitor = Visitor.somebody()
            let stranger = Visitor.somebody()
            try await nodes[0].opens(visitor)
            let at = nodes[0].now()

            let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
                for n in 0..<200 {
                    group.addTask {
                        do throws(StoreFailure) {
                            _ = try await nodes[0].log.append(
                                visitor.message(Int64(n)), to: visitor.conversation,
                                by: n % 2 == 0 ? visitor.authority : stranger.authority, at: at)
                            return false
                        } catch {
                            #expect(error == .notFound)
                            return true
                        }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }

            #expect(refused == 100)
            #expect(try await nodes[1].entries(visitor).count == 101)
        }
    }

    @Test func `a conversation that many want at once gets one professional`() async throws {
        try await nodes { nodes in
            for _ in 0..<5 {
                let visitor = Visitor.somebody()
                try await nodes[0].opens(visitor)
                let at = nodes[0].now()

                let winners = await withTaskGroup(of: Bool.self) { group in
                    for n in 0..<8 {
                        let professional = Professional(
                            id: .random(), name: "somebody", displayName: "Somebody", role: .counsellor)
                        group.addTask {
                            let claimed = try? await nodes[n % 2].queue.claim(
                                visitor.conversation, by: professional, atMost: 4, at: at,
                                recording: professional.audited(.claimed, visitor, at: at))
                            return claimed != nil
                        }
                    }
                    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }

                #expect(winners == 1)
                #expect(try await nodes[1].entries(visitor).count == 2)
            }
        }
    }

    @Test func `nobody gets more conversations than his maximum by asking two nodes`() async throws {
        try await nodes { nodes in
            let professional = Professional(
                id: .random(), name: "somebody", displayName: "Somebody", role: .counsellor)
            let visitors = (0..<12).map { _ in Visitor.somebody() }
            for visitor in visitors { try await nodes[0].opens(visitor) }
            let at = nodes[0].now()

            await withTaskGroup(of: Void.self) { group in
                for (n, visitor) in visitors.enumerated() {
                    group.addTask {
                        _ = try? await nodes[n % 2].queue.claim(
                            visitor.conversation, by: professional, atMost: 3, at: at,
                            recording: professional.audited(.claimed, visitor, at: at))
                    }
                }
            }

            #expect(try await nodes[0].queue.conversations(of: professional.id).count == 3)
        }
    }

    @Test func `the queue's cap and its numbers hold over both nodes`() async throws {
        try await nodes { nodes in
            let at = nodes[0].now()

            let opened = await withTaskGroup(of: Conversation?.self) { group in
                for n in 0..<30 {
                    group.addTask {
                        try? await nodes[n % 2].conversations.open(Visitor.somebody().opening(), queueCap: 10, at: at)
                    }
                }
                return await group.reduce(into: []) { $0 += [$1].compactMap { $0 } }
            }

            #expect(opened.count == 10)
            #expect(opened.map(\.queueNumber).sorted() == Array(1...10))
            let waiting = try await nodes[0].queue.waiting()
            #expect(waiting.count == 10)
        }
    }

    @Test func `the same opening at two nodes opens one conversation`() async throws {
        try await nodes { nodes in
            let visitor = Visitor.somebody()
            let at = nodes[0].now()

            try await withThrowingTaskGroup(of: Void.self) { group in
                for n in 0..<6 {
                    group.addTask {
                        let opened = try await nodes[n % 2].conversations.open(visitor.opening(), queueCap: 10, at: at)
                        #expect(opened.id == visitor.conversation)
                    }
                }
                try await group.waitForAll()
            }

            #expect(try await nodes[0].queue.waiting().count == 1)
            #expect(try await nodes[0].entries(visitor).count == 1)
        }
    }

    @Test
    func
        `messages that wait while connections are cut are acknowledged or refused, and what was acknowledged is there`()
        async throws
    {
        let store = try PostgresUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        let visitor = Visitor.somebody()
        try await stores.opens(visitor)
        let at = stores.now()

        let acknowledged = try await withThrowingTaskGroup(of: MessageID?.self) { group in
            for n in 0..<600 {
                group.addTask {
                    let message = visitor.message(Int64(n))
                    // As a browser does: the same message again until it is acknowledged.
                    for _ in 0..<10 {
                        if (try? await stores.log.append(
                            message, to: visitor.conversation, by: visitor.authority, at: at))
                            != nil
                        {
                            return message.id
                        }
                    }
                    return nil
                }
            }
            for _ in 0..<3 {
                try await Task.sleep(for: .milliseconds(20))
                try store.cutConnections()
            }
            return try await group.reduce(into: []) { $0 += [$1].compactMap { $0 } }
        }

        var stored: [MessageID] = []
        var after: Int64 = 0
        while true {
            let entries = try await stores.log.entries(of: visitor.conversation, after: after, limit: 500)
            guard let last = entries.last else { break }
            #expect(entries.map(\.sequence) == Array(after + 1...last.sequence))
            for case .message(let id, _, _, _) in entries.map(\.content) { stored.append(id) }
            after = last.sequence
        }
        #expect(Set(stored).count == stored.count)
        #expect(Set(acknowledged).isSubset(of: stored))
        #expect(acknowledged.count == 600)
    }

    @Test func `the audit chain holds when both nodes write it`() async throws {
        try await nodes { nodes in
            let at = nodes[0].now()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for n in 0..<40 {
                    group.addTask {
                        try await nodes[n % 2].service.set(
                            open: n % 3 == 0,
                            recording: AuditEntry(n % 3 == 0 ? .serviceOpened : .serviceClosed, by: .system, at: at))
                    }
                }
                try await group.waitForAll()
            }

            let lines = try await nodes[0].audit.entries(after: 0, limit: 500)
            #expect(lines.map(\.number) == Array(1...40))
        }
    }
}
