import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct SavedTextsContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `everybody has the team's texts and his own, nobody another's`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let shared = SavedText.sample()
            let brams = SavedText.sample(.member(Professional.bram.id), signer: .bram)
            try await stores.keeps(shared, .dina)
            try await stores.keeps(brams, .bram)

            #expect(
                Set(try await stores.savedTexts.texts(for: Professional.bram.id).map(\.id)) == [shared.id, brams.id])
            #expect(try await stores.savedTexts.texts(for: Professional.chris.id) == [shared])
            #expect(try await stores.auditedActions() == ["saved-text-kept", "saved-text-kept"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the team's texts are kept by a coordinator, one's own by oneself`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let shared = SavedText.sample()
            let brams = SavedText.sample(.member(Professional.bram.id), signer: .bram)
            try await stores.keeps(shared, .dina)
            try await stores.keeps(brams, .bram)

            for by in [Professional.bram, .wim] {
                await #expect(throws: StoreFailure.notFound) { try await stores.keeps(.sample(), by) }
                await #expect(throws: StoreFailure.notFound) {
                    try await stores.keeps(.sample(id: shared.id, version: 2), by)
                }
                await #expect(throws: StoreFailure.notFound) { try await stores.removes(shared, by) }
            }
            await #expect(throws: StoreFailure.notFound) { try await stores.removes(brams, .dina) }
            // Nor does anybody make another's text his own, or the team's.
            await #expect(throws: StoreFailure.notFound) {
                try await stores.keeps(.sample(id: brams.id, version: 2), .dina)
            }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.keeps(.sample(id: brams.id, .member(Professional.chris.id), version: 2), .chris)
            }
            #expect(try await stores.savedTexts.texts(for: Professional.bram.id).count == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a text is replaced only by its next version, sealed to the team key in force`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let first = SavedText.sample()
            let second = SavedText.sample(id: first.id, version: 2)
            try await stores.keeps(first, .dina)
            try await stores.keeps(second, .dina)

            for version in [1, 2, 4] {
                await #expect(throws: StoreFailure.conflict(.outdated)) {
                    try await stores.keeps(.sample(id: first.id, version: version), .dina)
                }
            }
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.keeps(.sample(id: first.id, version: 3, teamEpoch: 2), .dina)
            }
            await #expect(throws: StoreFailure.conflict(.outdated)) { try await stores.removes(first, .dina) }

            #expect(try await stores.savedTexts.texts(for: Professional.chris.id) == [second])
            for _ in 0..<2 { try await stores.removes(second, .dina) }
            #expect(try await stores.savedTexts.texts(for: Professional.chris.id).isEmpty)
        }
    }
}

extension ChatStores {
    func keeps(_ text: SavedText, _ by: Professional) async throws {
        try await savedTexts.keep(text, by: by, recording: AuditEntry(.savedTextKept, by: .member(by.id), at: now()))
    }

    func removes(_ text: SavedText, _ by: Professional) async throws {
        try await savedTexts.remove(
            text.id, version: text.version, by: by,
            recording: AuditEntry(.savedTextRemoved, by: .member(by.id), at: now()))
    }
}
