public import HelplineCore

/// Writes the cases of a year in a form of exchange, a few at a time: a case that is registered meanwhile may be among them, and
/// each is whole.
public struct CaseExporter: Sendable {
    /// Cases that are in memory at a time.
    public static let batch = 1000

    public struct Summary: Equatable, Sendable {
        public var written = 0
        /// Cases that the form has no place for.
        public var leftOut = 0
    }

    private let book: CodeBook
    private let store: any CaseExportStore

    public init(book: CodeBook, store: any CaseExportStore) {
        self.book = book
        self.store = store
    }

    /// - Parameters:
    ///   - write: Takes the text of some lines; what it throws ends the export.
    ///   - progress: Told how many cases were written, after each batch.
    /// - Throws: `StoreFailure`, or what `write` throws.
    public func run(
        _ export: CaseExport, recording: AuditEntry, progress: (_ cases: Int) -> Void = { _ in },
        write: (_ text: String) throws -> Void
    ) async throws -> Summary {
        let file = ExchangeFile(export.form, book: book)
        var summary = Summary()
        var last: CaseNumber?
        try await store.begin(export, recording: recording)
        try write(CSVWriter.line(file.header))
        while true {
            let cases = try await store.cases(of: export.year, after: last)
            guard let end = cases.last else { return summary }
            let rows = cases.compactMap(file.row)
            try write(rows.map(CSVWriter.line).joined())
            summary.written += rows.count
            summary.leftOut += cases.count - rows.count
            progress(summary.written + summary.leftOut)
            last = end.number
        }
    }
}
