import DisclosureControl

/// The counts of a year with the plan they are published by, and all that was published before.
struct PlannedYear {
    let counts: YearCounts
    let plan: PublicationPlan
    let earlier: [ReleasedTable]
    /// Steps of the plan's ladders that somebody chose, by table, from 1.
    let steps: [String: Int]
    let solver: any LinearSolver

    /// All tables of the plan, protected as one system and audited.
    func protection() throws(ReportProblem) -> Protection {
        try Protection(try tables(), plan, year: counts.year, earlier: earlier, solver: solver)
    }

    /// One table as it would come out with one more step taken; `nil` when it, or any other, could not be protected then.
    func table(_ name: String, at step: YearReport.Step) throws(ReportProblem) -> YearReport.Table? {
        let trial = PlannedYear(
            counts: counts, plan: plan, earlier: earlier, steps: steps.merging([name: step.number]) { $1 },
            solver: solver)
        let protection: Protection
        do {
            protection = try trial.protection()
        } catch {
            switch error {
            case .unsafe, .control(.unprotectable): return nil
            default: throw error
            }
        }
        guard let place = protection.tables.firstIndex(where: { $0.name == name }) else { return nil }
        return YearReport.Table(protection.tables[place], protection.released[place], plan)
    }

    private func tables() throws(ReportProblem) -> [PlannedTable] {
        var tables: [PlannedTable] = []
        do {
            for planned in plan.tables {
                guard let dimension = counts.populations[planned.over]?.dimension(planned.dimension)
                else { throw ReportProblem.plan(.unknownDimension(planned.dimension)) }
                tables.append(
                    try PlannedTable(planned, dimension, in: counts.year, of: plan, fold: steps[planned.name]))
            }
            for planned in plan.crossed {
                guard let population = counts.populations[planned.over],
                    let table = try PlannedTable(planned, population, alone: tables, in: counts.year, of: plan)
                else { throw ReportProblem.plan(.unknownDimension(planned.name)) }
                tables.append(table)
            }
        } catch let problem as TableProblem {
            throw .control(.tables(problem))
        } catch let problem as ReportProblem {
            throw problem
        } catch {
            throw .unsafe(tables: [])
        }
        return tables
    }
}
