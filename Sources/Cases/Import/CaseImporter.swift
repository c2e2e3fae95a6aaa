public import HelplineCore

/// Reads a file of cases into a store: all of it, or nothing when anything in it is wrong.
public struct CaseImporter: Sendable {
    /// Rows that are staged at a time.
    public static let batch = 200
    /// Problems that are told; the rest is only counted.
    public static let mostProblems = 50

    private let book: CodeBook
    private let store: any CaseImportStore

    public init(book: CodeBook, store: any CaseImportStore) {
        self.book = book
        self.store = store
    }

    /// Runs the whole import. On any error nothing is changed and the staging place is emptied.
    /// - Parameters:
    ///   - isTrial: Reads and compares everything, and then keeps nothing.
    ///   - progress: Told how many rows were read, after each batch.
    public func run(
        _ chunks: some AsyncSequence<[UInt8], any Error>, as id: CaseImportID,
        of origin: CaseFileOrigin = CaseFileOrigin(),
        isTrial: Bool = false, recording: AuditEntry, progress: (_ rows: Int) -> Void = { _ in }
    ) async throws(CaseImportFailure) -> CaseImportSummary {
        var reader = CaseFileReader(book: book, origin: origin)
        var staging = CaseStaging(id: id, store: store)
        do {
            try await store.begin(id)
            var iterator = chunks.makeAsyncIterator()
            while let chunk = try await next(&iterator) {
                try await staging.take(reader.read(chunk), problems: &reader.problems)
                progress(reader.rows)
            }
            try await staging.take(reader.finish(), problems: &reader.problems)
            try await staging.flush(problems: &reader.problems)
            if !reader.problems.isEmpty {
                throw CaseImportFailure.invalid(reader.problems.told, total: reader.problems.total)
            }
            if isTrial {
                try await store.discard(id)
            } else {
                try await store.swap(id, recording: recording)
            }
        } catch {
            throw await givingUp(id, because: error)
        }
        var summary = staging.summary
        summary.isTrial = isTrial
        reader.describe(in: &summary)
        return summary
    }

    private func next<I: AsyncIteratorProtocol>(_ iterator: inout I) async throws(CaseImportFailure) -> [UInt8]?
    where I.Element == [UInt8] {
        do {
            return try await iterator.next()
        } catch {
            throw .unreadable(description: "\(error)")
        }
    }

    /// Empties the staging place. When that fails too the first reason is the one to tell, because the next import begins
    /// with emptying it anyway.
    private func givingUp(_ id: CaseImportID, because reason: any Error) async -> CaseImportFailure {
        do {
            try await store.discard(id)
        } catch {
            return told(reason)
        }
        return told(reason)
    }

    private func told(_ error: any Error) -> CaseImportFailure {
        switch error {
        case let failure as CaseImportFailure: failure
        case let failure as StoreFailure: .store(failure)
        default: .unreadable(description: "\(error)")
        }
    }
}
