import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct StaffContentContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `who claimed it gets the root and every epoch, and the opening is recorded`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let opening = Visitor.ada.opening()
            _ = try await stores.conversations.open(opening, queueCap: 10, at: stores.now())
            let second = Epoch.sample(2)
            try await stores.mints(second, for: .ada)
            try await stores.claims(.ada, .bram)

            let keys = try await stores.opensContent(.ada, .bram)

            #expect(
                keys
                    == StaffKeys(
                        root: TeamSealed(teamEpoch: 1, sealed: opening.sealedRoot), epochs: [opening.epoch, second],
                        staffKey: nil))
            #expect(try await stores.auditedActions() == ["epoch-minted", "claimed", "opened"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a colleague without business in it gets nothing`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            _ = try await stores.opensContent(.ada, .bram)
            let (id, olaf) = (Visitor.ada.conversation, Professional.outsider.id)
            let key = TeamSealed(teamEpoch: 1, sealed: .sample())

            await #expect(throws: StoreFailure.notFound) { try await stores.opensContent(.ada, .outsider) }
            await #expect(throws: StoreFailure.notFound) { try await stores.staff.keepStaffKey(key, for: id, by: olaf) }
            await #expect(throws: StoreFailure.notFound) { try await stores.staff.items(of: id, for: olaf) }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.staff.keep(.sample(.nickname, version: 1), for: id, by: olaf)
            }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.staff.removeItem(kind: .nickname, itemID: "nickname", of: id, by: olaf)
            }
            #expect(try await stores.auditedActions() == ["claimed", "opened"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a counsellor who closed the conversation can no longer read it`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            _ = try await stores.opensContent(.ada, .bram)

            try await stores.closes(.ada, .bram)

            await #expect(throws: StoreFailure.notFound) { try await stores.opensContent(.ada, .bram) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the first staff key stays`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let first = TeamSealed(teamEpoch: 1, sealed: .sample())
            let second = TeamSealed(teamEpoch: 1, sealed: .sample())

            let kept = try await stores.staff.keepStaffKey(
                first, for: Visitor.ada.conversation, by: Professional.bram.id)
            let later = try await stores.staff.keepStaffKey(
                second, for: Visitor.ada.conversation, by: Professional.bram.id)

            #expect(kept == first)
            #expect(later == first)
            #expect(try await stores.opensContent(.ada, .bram).staffKey == first)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an item is replaced only by its next version`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let (id, bram) = (Visitor.ada.conversation, Professional.bram.id)
            let second = StaffItem.sample(.nickname, version: 2)
            try await stores.staff.keep(.sample(.nickname, version: 1), for: id, by: bram)
            try await stores.staff.keep(second, for: id, by: bram)

            for version in [1, 2, 4] {
                await #expect(throws: StoreFailure.conflict(.outdated)) {
                    try await stores.staff.keep(.sample(.nickname, version: version), for: id, by: bram)
                }
            }
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.staff.keep(.sample(.care, version: 2), for: id, by: bram)
            }

            #expect(try await stores.staff.items(of: id, for: bram) == [second])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a draft that was sent is removed, and one that is not there is no error`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let (id, bram) = (Visitor.ada.conversation, Professional.bram.id)
            let draft = StaffItem.sample(.draft, id: bram.description, version: 1)
            let nickname = StaffItem.sample(.nickname, version: 1)
            try await stores.staff.keep(draft, for: id, by: bram)
            try await stores.staff.keep(nickname, for: id, by: bram)

            for _ in 0..<2 {
                try await stores.staff.removeItem(kind: .draft, itemID: bram.description, of: id, by: bram)
            }

            #expect(try await stores.staff.items(of: id, for: bram) == [nickname])
            try await stores.staff.keep(draft, for: id, by: bram)
        }
    }
}

extension ChatStores {
    @discardableResult
    func opensContent(_ visitor: Visitor, _ professional: Professional) async throws -> StaffKeys {
        let at = now()
        return try await staff.open(
            visitor.conversation, by: professional.id, recording: professional.audited(.opened, visitor, at: at))
    }
}
