import Cases
import Foundation
import HelplineCore
import PostgresStore
import Reporting
import SQLiteStore
import StoreSupport
import TestSupport

/// The cases' stores beside the chat's on one database.
struct CaseStores: Sendable {
    let cases: any CaseStore
    let imports: any CaseImportStore
    let exports: any CaseExportStore
    let counts: any CaseCounts
    let ledger: any ReleaseLedger
    let book: CodeBook
    /// The same database, read with another code book.
    let reading: @Sendable (CodeBook) -> CaseStores
    let quarter = CaseQuarter(year: 2026, quarter: 4)!

    init(_ database: SQLiteDatabase) throws { self.init(database, book: try CodeBook.current()) }

    private init(_ database: SQLiteDatabase, book: CodeBook) {
        self.book = book
        cases = SQLCaseStore(database, codeBook: book.version)
        imports = SQLiteCaseImportStore(database, codeBook: book.version)
        exports = SQLCaseExports(database)
        counts = SQLCaseCounts(database, book: book)
        ledger = SQLReleaseLedger(database)
        reading = { CaseStores(database, book: $0) }
    }

    init(_ database: PostgresDatabase) throws { self.init(database, book: try CodeBook.current()) }

    private init(_ database: PostgresDatabase, book: CodeBook) {
        self.book = book
        cases = SQLCaseStore(database, codeBook: book.version)
        imports = PostgresCaseImportStore(database, codeBook: book.version)
        exports = SQLCaseExports(database)
        counts = SQLCaseCounts(database, book: book)
        ledger = SQLReleaseLedger(database)
        reading = { CaseStores(database, book: $0) }
    }

    func fields(_ changes: [FieldKey: CaseAnswer] = [:], as registration: Registration = .final) throws -> CaseFields {
        var answers: [FieldKey: CaseAnswer] = [.role: .one("self"), .topic: .several(["th"])]
        answers.merge(changes) { $1 }
        return try CaseValidation(book).check(answers, as: registration)
    }

    func record(_ version: Int, _ changes: [FieldKey: CaseAnswer] = [:], isFinal: Bool = true) throws -> CaseRecord {
        CaseRecord(version: version, fields: try fields(changes, as: isFinal ? .final : .draft), isFinal: isFinal)
    }

    func keeps(_ record: CaseRecord, of visitor: Visitor, by professional: Professional = .bram) async throws {
        try await cases.keep(
            record, of: visitor.conversation, by: professional.id, in: quarter,
            recording: AuditEntry(
                .registered, by: .member(professional.id), conversation: visitor.conversation,
                at: Timestamp(seconds: 3600)))
    }

    func finds(_ visitor: Visitor, _ professional: Professional = .bram) async throws -> CaseRecord? {
        try await cases.registration(of: visitor.conversation, for: professional.id)
    }

    func removes(through quarter: CaseQuarter) async throws -> Int {
        try await cases.removeCases(
            through: quarter, recording: AuditEntry(.expired, by: .system, at: Timestamp(seconds: 3600)))
    }

    func visitors(in year: Int = 2026) async throws -> Int {
        try await counts.counts(of: year, in: [], crossed: []).visitors
    }

    /// Imports text as a file, in pieces.
    func imports(_ text: some Sequence<UInt8>) async throws -> CaseImportSummary {
        let bytes = Array(text)
        let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
            for start in stride(from: 0, to: bytes.count, by: 4096) {
                continuation.yield(Array(bytes[start..<Swift.min(start + 4096, bytes.count)]))
            }
            continuation.finish()
        }
        return try await CaseImporter(book: book, store: imports).run(
            chunks, as: .random(),
            recording: AuditEntry(.casesImported, by: .commandLine, at: Timestamp(seconds: 3600)))
    }

    /// The file over 2021 that is test data of the cases.
    static func file2021() throws -> Data {
        try Data(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "CasesTests/Data/cases-2021.csv"))
    }
}

extension DatabaseUnderTest {
    /// Runs `story` with the chat's and the cases' stores on an empty database.
    func runCases(_ story: (ChatStores, CaseStores) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            let store = try StoreUnderTest.temporary()
            try await store.database.write { try TeamEpoch.set(1, in: $0) }
            try await story(ChatStores(store.database), CaseStores(store.database))
            try await store.database.close()
        case .postgres:
            let store = try PostgresUnderTest.temporary()
            try await store.database.write { try TeamEpoch.set(1, in: $0) }
            try await story(ChatStores(store.database), CaseStores(store.database))
            await store.database.close()
        }
    }
}
