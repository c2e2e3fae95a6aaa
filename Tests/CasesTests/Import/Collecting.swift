import Cases
import Foundation
import HelplineCore

/// Takes every row as new and remembers it: for tests of reading. What a store makes of rows is told by its contract.
actor CollectingStore: CaseImportStore {
    private(set) var rows: [ImportedCase] = []
    private(set) var isSwapped = false

    func begin(_ id: CaseImportID) {}
    func stage(_ rows: [ImportedCase], in id: CaseImportID) -> [StagedRow] {
        self.rows += rows
        return rows.map { _ in .new }
    }
    func swap(_ id: CaseImportID, recording: AuditEntry) { isSwapped = true }
    func discard(_ id: CaseImportID) { rows = [] }
}

extension CaseImporter {
    /// Imports text in pieces of a few bytes, so that every value is cut somewhere.
    static func read(
        _ text: some Sequence<UInt8>, into store: CollectingStore, of origin: CaseFileOrigin = CaseFileOrigin(),
        isTrial: Bool = false
    ) async throws -> CaseImportSummary {
        let bytes = Array(text)
        let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
            for start in stride(from: 0, to: bytes.count, by: 1000) {
                continuation.yield(Array(bytes[start..<Swift.min(start + 1000, bytes.count)]))
            }
            continuation.finish()
        }
        return try await CaseImporter(book: CodeBook.current(), store: store).run(
            chunks, as: .random(), of: origin, isTrial: isTrial,
            recording: AuditEntry(.casesImported, by: .commandLine, at: Timestamp(seconds: 0)))
    }
}
