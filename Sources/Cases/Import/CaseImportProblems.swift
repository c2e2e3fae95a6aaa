/// The problems of one file: the first ones in full, the others as a number, so that a file of nonsense does not fill memory.
struct CaseImportProblems: Sendable {
    private(set) var told: [CaseImportProblem] = []
    private(set) var total = 0

    var isEmpty: Bool { total == 0 }

    mutating func add(_ problems: [CaseImportProblem]) {
        total += problems.count
        told += problems.prefix(CaseImporter.mostProblems - told.count)
    }
}
