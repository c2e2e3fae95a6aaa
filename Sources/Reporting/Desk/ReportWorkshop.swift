/// Makes drafts from the registered cases, out of the process that asks: what it takes and what it counts stays there.
public protocol ReportWorkshop: Sendable {
    /// What the cases give now, protected together with everything that was published. The same cases give the same draft.
    /// - Parameter folds: Steps that the plan has, and that somebody chose.
    func draft(of year: Int, folds: [Fold]) async throws(DraftRefusal) -> ReportDraft
}

/// Lets one draft be made at a time, however often somebody asks. Invariant: `workshop` is asked by one at most.
public actor OneDraftAtATime: ReportWorkshop {
    private let workshop: any ReportWorkshop
    private var isBusy = false

    public init(_ workshop: any ReportWorkshop) { self.workshop = workshop }

    public func draft(of year: Int, folds: [Fold]) async throws(DraftRefusal) -> ReportDraft {
        guard !isBusy else { throw .busy }
        isBusy = true
        defer { isBusy = false }
        return try await workshop.draft(of: year, folds: folds)
    }
}
