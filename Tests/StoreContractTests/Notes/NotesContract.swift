import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct NotesContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `notes stand in the order in which they were written, with author and hour from the server`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let (first, second) = (NewNote.sample(), NewNote.sample(blocks: 24))

            try await stores.notes(first, .ada, .bram)
            try await stores.notes(second, .ada, .bram)

            let notes = try await stores.readsNotes(.ada, .bram).notes
            #expect(notes.map(\.number) == [1, 2])
            #expect(notes.map(\.sealed) == [first.sealed, second.sealed])
            #expect(notes.allSatisfy { $0.author == Professional.bram.id })
            #expect(try await stores.readsNotes(.ada, .bram, after: 1).notes.map(\.id) == [second.id])
            #expect(try await stores.auditedActions() == ["claimed", "noted", "noted"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a note sent twice is one note, and nobody puts another in its place`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let note = NewNote.sample()
            let first = try await stores.notes(note, .ada, .bram)

            let again = try await stores.notes(note, .ada, .bram)

            #expect(again == WrittenNote(number: first.number, at: first.at, repeated: true))
            let other = NewNote(id: note.id, kind: .note, sealed: NewNote.sample().sealed)
            await #expect(throws: StoreFailure.conflict(.otherContent)) { try await stores.notes(other, .ada, .bram) }
            await #expect(throws: StoreFailure.conflict(.otherContent)) { try await stores.notes(note, .ada, .wim) }
            #expect(try await stores.readsNotes(.ada, .bram).notes.count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a note is no entry of the conversation`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let before = try await stores.entries(.ada)

            try await stores.notes(.sample(), .ada, .bram)

            #expect(try await stores.entries(.ada) == before)
            #expect(
                try await stores.conversations.conversation(Visitor.ada.conversation).lastSequence
                    == before.last?.sequence)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a colleague reads and writes notes from when he is asked until it is taken back`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.notes(.sample(), .ada, .bram)
            await #expect(throws: StoreFailure.notFound) { try await stores.readsNotes(.ada, .chris) }
            await #expect(throws: StoreFailure.notFound) { try await stores.notes(.sample(), .ada, .chris) }
            await #expect(throws: StoreFailure.notFound) { try await stores.asks(.chris, about: .ada, .outsider) }

            for _ in 0..<2 { try await stores.asks(.chris, about: .ada, .bram) }

            #expect(
                try await stores.notes.asked(of: Professional.chris.id)
                    == [
                        AskedConversation(
                            conversation: Visitor.ada.conversation, number: 1, askedBy: Professional.bram.id)
                    ])
            #expect(try await stores.readsNotes(.ada, .chris).notes.count == 1)
            try await stores.notes(.sample(), .ada, .chris)
            await #expect(throws: StoreFailure.notFound) { try await stores.opensContent(.ada, .chris) }
            await #expect(throws: StoreFailure.notFound) { try await stores.releases(.chris, from: .ada, .outsider) }

            for _ in 0..<2 { try await stores.releases(.chris, from: .ada, .chris) }

            await #expect(throws: StoreFailure.notFound) { try await stores.readsNotes(.ada, .chris) }
            #expect(try await stores.notes.asked(of: Professional.chris.id).isEmpty)
            #expect(
                try await stores.auditedActions() == [
                    "claimed", "noted", "consulted", "notes-opened", "noted", "consultation-ended",
                ])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who leads the shift whispers, nobody else does, and nobody to himself`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let eva = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(eva)
            try await stores.claims(.ada, .bram)
            try await stores.claims(eva, .wim)
            try await stores.asks(.chris, about: .ada, .bram)

            try await stores.notes(.sample(.whisper), .ada, .wim)

            for (visitor, author) in [(Visitor.ada, Professional.bram), (.ada, .chris), (eva, .wim)] {
                await #expect(throws: StoreFailure.notFound) {
                    try await stores.notes(.sample(.whisper), visitor, author)
                }
                try await stores.notes(.sample(), visitor, author)
            }
            #expect(try await stores.readsNotes(.ada, .bram).notes.map(\.kind) == [.whisper, .note, .note])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `whoever opens the conversation later reads what was noted before; once closed nobody does`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.notes(.sample(), .ada, .bram)
            try await stores.asks(.chris, about: .ada, .bram)
            try await stores.closes(.ada, .bram)
            for reader in [Professional.bram, .chris, .wim] {
                await #expect(throws: StoreFailure.notFound) { try await stores.readsNotes(.ada, reader) }
            }

            _ = try await stores.queue.rejoin(
                Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 10, at: stores.now())
            try await stores.claims(.ada, .outsider)

            let notes = try await stores.readsNotes(.ada, .outsider).notes
            #expect(notes.map(\.author) == [Professional.bram.id])
            #expect(notes.allSatisfy { $0.at == $0.at.hour })
            await #expect(throws: StoreFailure.notFound) { try await stores.readsNotes(.ada, .chris) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was erased has no notes`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.notes(.sample(), .ada, .bram)
            try await stores.asks(.chris, about: .ada, .bram)

            try await stores.erases(.ada)

            await #expect(throws: StoreFailure.erased) { try await stores.readsNotes(.ada, .bram) }
            #expect(try await stores.notes.asked(of: Professional.chris.id).isEmpty)
        }
    }
}

extension ChatStores {
    @discardableResult
    func notes(_ note: NewNote, _ visitor: Visitor, _ author: Professional) async throws -> WrittenNote {
        let at = now()
        return try await notes.write(
            note, in: visitor.conversation, by: author, at: at, recording: author.audited(.noted, visitor, at: at))
    }

    @discardableResult
    func readsNotes(_ visitor: Visitor, _ reader: Professional, after: Int = 0) async throws -> NotePage {
        try await notes.page(
            of: visitor.conversation, after: after, for: reader,
            recording: reader.audited(.notesOpened, visitor, at: now()))
    }

    func asks(_ colleague: Professional, about visitor: Visitor, _ asker: Professional) async throws {
        try await notes.ask(
            colleague.id, about: visitor.conversation, by: asker,
            recording: asker.audited(.consulted, visitor, at: now()))
    }

    func releases(_ colleague: Professional, from visitor: Visitor, _ member: Professional) async throws {
        try await notes.release(
            colleague.id, from: visitor.conversation, by: member,
            recording: member.audited(.consultationEnded, visitor, at: now()))
    }
}
