import Chat
import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import TestSupport

/// An installation in a file, with something in nearly every table, which no server has open.
struct InstallationToCopy {
    static let erasures = 3 * CopiedTable.batch

    let store: StoreUnderTest
    let dina = Colleague(.dina)
    let signIn = SecretDigest(of: Data("dina's browser".utf8))
    let erased = Visitor.somebody()
    var folder: URL { store.folder }

    init() async throws {
        store = try StoreUnderTest.temporary()
        let accounts = try AccountStores(store.database, folder: store.folder)
        try await accounts.founds(dina)
        try await accounts.signsIn(dina, token: signIn, step: 200)
        let chat = ChatStores(store.database)
        for visitor in [Visitor.ada, .somebody(), erased] {
            try await chat.opens(visitor, danger: visitor.instance == Visitor.ada.instance)
        }
        try await chat.claims(.ada, .bram)
        for number in 0..<20 {
            _ = try await chat.log.append(
                Visitor.ada.message(Int64(number)), to: Visitor.ada.conversation, by: Visitor.ada.authority,
                at: chat.now())
        }
        try await chat.erases(erased)
        let cases = try CaseStores(store.database)
        try await cases.keeps(try cases.record(1, isFinal: false), of: .ada)
        _ = try await cases.imports(CaseStores.file2021())
        try await addErasures()
        try await store.database.close()
    }

    /// Enough for several batches.
    private func addErasures() async throws {
        try await store.database.write { db in
            for _ in 0..<Self.erasures {
                try db.execute(
                    sql: "INSERT INTO erasure (conversation, reason, at) VALUES (?, 'retention', 3600000)",
                    arguments: [Data.random(16)])
            }
        }
    }
}
