import CbcSolver
import Foundation
import Reporting
import Testing

@Suite struct PublicationPlanTests {
    @Test func `the plan of the product has its thresholds and tables`() throws {
        let plan = try PublicationPlan.current()

        #expect(plan.version == 1)
        #expect(plan.threshold == 5)
        #expect(plan.raisedThreshold == 10)
        #expect(plan.smallestPercentageBase == 50)
        #expect(plan.smallestMeanBase == 30)
        #expect(plan.tables.prefix(4).map(\.name) == ["role", "form", "door", "language"])
        #expect(plan.tables.filter { $0.over == .counted }.count == 4)
        #expect(plan.crossed.count == 4)
    }

    @Test(arguments: [
        ("\"threshold\": 5", "\"threshold\": 0", PlanProblem.thresholds),
        ("\"raisedThreshold\": 10", "\"raisedThreshold\": 4", .thresholds),
        ("\"name\": \"state\"", "\"name\": \"gender\"", .repeatedTable("gender")),
        ("\"name\": \"state\"", "\"name\": \"state\", \"threshold\": 3", .thresholds),
    ])
    func `a plan that protects less than it says is refused`(old: String, new: String, problem: PlanProblem) {
        let broken = Sample.plan.replacing(old, with: new)

        #expect(throws: problem) { try PublicationPlan(json: Data(broken.utf8)) }
    }

    @Test func `a plan that asks for what was not counted is refused`() throws {
        let plan = try PublicationPlan(
            json: Data(Sample.plan.replacing("\"dimension\": \"state\"", with: "\"dimension\": \"region\"").utf8))

        #expect(throws: ReportProblem.plan(.unknownDimension("region"))) {
            try YearReport(Sample.year(), by: plan, solver: CbcSolver())
        }
    }
}
