import HelplineCore

/// Hands rows to the store in short batches and counts what they are.
struct CaseStaging {
    private let id: CaseImportID
    private let store: any CaseImportStore
    private var waiting: [(line: Int, row: ImportedCase)] = []
    private(set) var summary = CaseImportSummary()

    init(id: CaseImportID, store: any CaseImportStore) {
        self.id = id
        self.store = store
    }

    mutating func take(_ rows: [(line: Int, row: ImportedCase)], problems: inout CaseImportProblems)
        async throws(StoreFailure)
    {
        for each in rows {
            waiting.append(each)
            if waiting.count == CaseImporter.batch { try await flush(problems: &problems) }
        }
    }

    mutating func flush(problems: inout CaseImportProblems) async throws(StoreFailure) {
        let batch = waiting
        waiting.removeAll(keepingCapacity: true)
        if batch.isEmpty { return }
        let outcomes = try await store.stage(batch.map(\.row), in: id)
        for (each, outcome) in zip(batch, outcomes) { count(each, as: outcome, problems: &problems) }
    }

    private mutating func count(
        _ each: (line: Int, row: ImportedCase), as outcome: StagedRow, problems: inout CaseImportProblems
    ) {
        let fields = each.row.fields
        switch outcome {
        case .different:
            let sentence =
                "case \(each.row.number) is there already with other content; correct it where it was registered, "
                + "or remove this line"
            problems.add([CaseImportProblem(line: each.line, column: "case", sentence: sentence)])
            return
        case .withdraws: summary.withdrawn += 1
        case .new: if !fields.isObjected { summary.new += 1 }
        case .same: if !fields.isObjected { summary.skipped += 1 }
        }
        if fields.isObjected { summary.objected += 1 }
        if Counted.isAboutTrafficking(fields) { summary.counted += 1 }
    }
}
