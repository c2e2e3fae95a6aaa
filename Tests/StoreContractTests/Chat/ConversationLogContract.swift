import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ConversationLogContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was acknowledged is read back, in order and unchanged`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let hers = Visitor.ada.message(0, envelope: .sample(blocks: 48))
            let his = Professional.bram.message(0)

            let first = try await stores.log.append(
                hers, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            let second = try await stores.log.append(
                his, to: Visitor.ada.conversation, by: Professional.bram.voice, at: stores.now())

            let entries = try await stores.log.entries(of: Visitor.ada.conversation, after: 2, limit: 500)
            #expect([first.sequence, second.sequence] == [3, 4])
            #expect(entries.map(\.sequence) == [3, 4])
            #expect(entries.map(\.at) == [first.at, second.at])
            #expect(
                entries.map(\.content) == [
                    .message(id: hers.id, epoch: 1, sender: hers.sender, envelope: hers.envelope),
                    .message(id: his.id, epoch: 1, sender: his.sender, envelope: his.envelope),
                ])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an acknowledgement says who had the conversation when the message was written`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            func claimant(of message: NewMessage, by authority: Authority) async throws -> MemberID? {
                try await stores.log.append(message, to: Visitor.ada.conversation, by: authority, at: stores.now())
                    .claimedBy
            }
            try await stores.opens(.ada)
            #expect(try await claimant(of: Visitor.ada.message(0), by: Visitor.ada.authority) == nil)

            try await stores.claims(.ada, .bram)

            #expect(try await claimant(of: Visitor.ada.message(1), by: Visitor.ada.authority) == Professional.bram.id)
            #expect(
                try await claimant(of: Professional.bram.message(0), by: Professional.bram.voice)
                    == Professional.bram.id)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a resend gets the first acknowledgement and adds nothing`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let message = Visitor.ada.message(0)
            let first = try await stores.log.append(
                message, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            let again = try await stores.log.append(
                message, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            #expect(!first.repeated)
            #expect(again == Acknowledgement(sequence: first.sequence, at: first.at, repeated: true))
            #expect(try await stores.entries(.ada).count == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a resend is recognised even after the epoch moved on and the sitting ended`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            let message = Visitor.ada.message(0)
            let first = try await stores.log.append(
                message, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            try await stores.mints(2, for: .ada)
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            let again = try await stores.log.append(
                message, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            #expect(again.repeated)
            #expect(again.sequence == first.sequence)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the same id with other bytes, sender or epoch is refused`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let id = MessageID.random()
            let envelope = SealedEnvelope.sample()
            _ = try await stores.log.append(
                Visitor.ada.message(0, id: id, envelope: envelope), to: Visitor.ada.conversation,
                by: Visitor.ada.authority, at: stores.now())

            try await stores.claims(.ada, .bram)

            for (other, authority) in [
                (Visitor.ada.message(0, id: id), Visitor.ada.authority),
                (Visitor.ada.message(1, id: id, envelope: envelope), Visitor.ada.authority),
                (Visitor.ada.message(0, id: id, epoch: 2, envelope: envelope), Visitor.ada.authority),
                (Professional.bram.message(0, id: id, envelope: envelope), Professional.bram.voice),
            ] {
                await #expect(throws: StoreFailure.conflict(.otherContent)) {
                    try await stores.log.append(
                        other, to: Visitor.ada.conversation, by: authority, at: stores.now())
                }
            }

            #expect(try await stores.entries(.ada).count == 3)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a message under an epoch that is not the last is refused`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.mints(2, for: .ada)
            _ = try await stores.log.append(
                Visitor.ada.message(0, epoch: 2), to: Visitor.ada.conversation, by: Visitor.ada.authority,
                at: stores.now())

            for epoch in [1, 3] {
                await #expect(throws: StoreFailure.conflict(.outdated)) {
                    try await stores.log.append(
                        Visitor.ada.message(1, epoch: epoch), to: Visitor.ada.conversation, by: Visitor.ada.authority,
                        at: stores.now())
                }
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an epoch is taken only when it is the next`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let second = Epoch.sample(2)
            let taken = try await stores.mints(second, for: .ada)

            for number in [1, 2, 4] {
                await #expect(throws: StoreFailure.conflict(.outdated)) {
                    try await stores.mints(number, for: .ada)
                }
            }

            #expect(taken.sequence == 2)
            #expect(try await stores.entries(.ada).last?.content == .epoch(second))
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).lastEpoch == 2)
            #expect(try await stores.auditedActions() == ["epoch-minted"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only the professional who claimed it may write, and nobody after the end`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            await #expect(throws: StoreFailure.notFound) {
                try await stores.log.append(
                    Professional.bram.message(0), to: Visitor.ada.conversation, by: Professional.bram.voice,
                    at: stores.now())
            }
            try await stores.claims(.ada, .bram)
            _ = try await stores.log.append(
                Professional.bram.message(0), to: Visitor.ada.conversation, by: Professional.bram.voice,
                at: stores.now())

            await #expect(throws: StoreFailure.notFound) {
                try await stores.log.append(
                    Professional.outsider.message(0), to: Visitor.ada.conversation, by: Professional.outsider.voice,
                    at: stores.now())
            }
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            for (late, authority) in [
                (Visitor.ada.message(0), Visitor.ada.authority),
                (Professional.bram.message(1), Professional.bram.voice),
            ] {
                await #expect(throws: StoreFailure.conflict(.wrongState)) {
                    try await stores.log.append(late, to: Visitor.ada.conversation, by: authority, at: stores.now())
                }
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation that never was is not found, one that was erased says so`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.erases(.ada)

            await #expect(throws: StoreFailure.erased) {
                try await stores.log.append(
                    Visitor.ada.message(0), to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            }
            await #expect(throws: StoreFailure.erased) { try await stores.entries(.ada) }
            await #expect(throws: StoreFailure.erased) { try await stores.mints(2, for: .ada) }
            let nobody = Visitor.somebody()
            await #expect(throws: StoreFailure.notFound) {
                try await stores.log.append(
                    nobody.message(0), to: nobody.conversation, by: nobody.authority, at: stores.now())
            }
            await #expect(throws: StoreFailure.notFound) { try await stores.entries(nobody) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `many writers at once leave no gap and no double`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let visitors = [Visitor.ada, .somebody(), .somebody()]
            for visitor in visitors { try await stores.opens(visitor) }

            // Each message is posted twice at the same moment, as after a lost answer.
            let acknowledged = try await withThrowingTaskGroup(of: Int64.self) { group in
                for visitor in visitors {
                    for counter in 0..<100 {
                        let message = visitor.message(Int64(counter))
                        for _ in 0..<2 {
                            group.addTask {
                                try await stores.log.append(
                                    message, to: visitor.conversation, by: visitor.authority, at: stores.clock.now()
                                ).sequence
                            }
                        }
                    }
                }
                return try await group.reduce(into: [Int64]()) { $0.append($1) }
            }

            #expect(acknowledged.count == 600)
            for visitor in visitors {
                #expect(try await stores.entries(visitor).map(\.sequence) == Array(1...101))
            }
        }
    }
}

extension ChatStores {
    @discardableResult
    func mints(_ epoch: Epoch, for visitor: Visitor) async throws -> Acknowledgement {
        let at = now()
        return try await log.append(
            epoch, to: visitor.conversation, by: visitor.authority, at: at,
            recording: AuditEntry(.epochMinted, by: .visitor, conversation: visitor.conversation, at: at))
    }

    @discardableResult
    func mints(_ number: Int, for visitor: Visitor) async throws -> Acknowledgement {
        try await mints(.sample(number), for: visitor)
    }
}
