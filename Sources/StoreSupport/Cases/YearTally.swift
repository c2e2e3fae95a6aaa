package import Cases
package import Reporting

/// Counts cases by the dimensions of the code book, for everybody counted and for those who came for themselves. Every store
/// counts with this, so that they count alike.
package struct YearTally {
    private var visitors = 0
    private var counted: PopulationTally
    private var own: PopulationTally

    /// Leaves out what the code book does not have.
    package init(_ book: CodeBook, dimensions names: [String], crossed: [PublicationPlan.Crossed]) {
        let dimensions = names.compactMap(book.dimension(named:))
        let crossings = crossed.map { crossed in
            Crossing(over: crossed.over, dimensions: crossed.dimensions.compactMap(book.dimension(named:)))
        }
        counted = PopulationTally(dimensions: dimensions, crossings: crossings.filter { $0.over == .counted })
        own = PopulationTally(dimensions: dimensions, crossings: crossings.filter { $0.over == .own })
    }

    package mutating func add(_ fields: CaseFields) {
        guard Counted.isVisitor(fields) else { return }
        visitors += 1
        guard Counted.isAboutTrafficking(fields) else { return }
        counted.add(fields)
        if fields.codes(.role) == [Code(rawValue: Population.own.rawValue)] { own.add(fields) }
    }

    package func counts(of year: Int, codeBook: Int) -> YearCounts {
        YearCounts(
            year: year, codeBook: codeBook, visitors: visitors,
            populations: [.counted: counted.counts, .own: own.counts])
    }
}
