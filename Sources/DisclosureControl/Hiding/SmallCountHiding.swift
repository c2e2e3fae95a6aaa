/// Hides small and zero counts in one table by itself: for a table that shares no count with another. Tables that do are safe
/// only together, by `LinkedHiding`.
public enum SmallCountHiding {
    public enum Outcome: Equatable, Sendable {
        case published(PublishedTable)
        case dropped(Reason)
    }
    /// Why a table cannot be published at all.
    public enum Reason: String, Equatable, Sendable, CaseIterable {
        /// The one hidden cell is the total less the others.
        case singleHiddenCell
        /// The hidden cells together hold too few people for any of them to be unknown.
        case tooFewHidden
        /// The total itself could be subtracted from a published one.
        case totalHidden
    }

    /// Folds along the ladder until nothing is small; where that does not help, hides in the table as it was.
    public static func protect(_ table: OneWayTable, ladder: [Folding] = []) -> Outcome {
        let steps = [table] + ladder.compactMap { $0.fold(table) }
        if let whole = steps.first(where: { !$0.cells.contains(where: \.mustBeHidden) }) { return hide(in: whole) }
        let outcomes = steps.map(hide)
        let publishable = outcomes.first { if case .published = $0 { true } else { false } }
        return publishable ?? hide(in: table)
    }

    private static func hide(in table: OneWayTable) -> Outcome {
        let hidden = table.cells.filter(\.mustBeHidden)
        if hidden.count == 1 { return .dropped(.singleHiddenCell) }
        // Each hidden cell may lie between nobody and all of the hidden people: an interval of at least its threshold.
        let people = hidden.reduce(0) { $0 + $1.count }
        if let widest = hidden.map(\.threshold).max(), people < widest { return .dropped(.tooFewHidden) }
        let cells = table.cells.map {
            PublishedTable.Cell(code: $0.code, value: $0.mustBeHidden ? .hidden : .count($0.count))
        }
        return .published(PublishedTable(cells: cells, total: table.total))
    }
}
