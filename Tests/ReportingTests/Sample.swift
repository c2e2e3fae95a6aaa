import CbcSolver
import Foundation
import HelplineCore
import Reporting

/// A year of counts, with what a test changes.
enum Sample {
    static func dimension(_ name: String, _ counts: KeyValuePairs<String, Int>) -> DimensionCounts {
        DimensionCounts(
            name: name, label: Label(nl: "nl \(name)", en: "en \(name)"),
            classes: counts.map {
                .init(code: $0.key, label: Label(nl: "nl \($0.key)", en: "en \($0.key)"), count: $0.value)
            })
    }

    static func year(
        roles: (own: Int, bystander: Int) = (285, 29),
        gender: KeyValuePairs<String, Int> = ["f": 248, "m": 34, "rest": 3],
        state: KeyValuePairs<String, Int> = ["now": 214, "past_threat": 71, "unk": 0],
        ages: (known: Int, sum: Int) = (285, 5985),
        firstTime: KeyValuePairs<String, Int> = ["no": 291, "again": 0, "unk": 23]
    ) -> YearCounts {
        let counted = roles.own + roles.bystander
        return YearCounts(
            year: 2021, codeBook: 1, visitors: 1403,
            populations: [
                .counted: PopulationCounts(
                    total: counted, knownAges: ages.known, sumOfAges: ages.sum,
                    dimensions: [
                        dimension("role", ["self": roles.own, "bystander": roles.bystander, "other": 0]),
                        dimension("first_time", firstTime),
                    ]),
                .own: PopulationCounts(
                    total: roles.own, knownAges: ages.known, sumOfAges: ages.sum,
                    dimensions: [dimension("gender", gender), dimension("state", state)],
                    crossed: [crossed(gender, state)]),
            ])
    }

    /// Each state as evenly over the genders as whole people can be.
    private static func crossed(_ genders: KeyValuePairs<String, Int>, _ states: KeyValuePairs<String, Int>)
        -> CrossedCounts
    {
        let left = genders.flatMap { Array(repeating: $0.key, count: $0.value) }
        let right = states.flatMap { Array(repeating: $0.key, count: $0.value) }
        let step = left.count % 7 == 0 ? 11 : 7
        let pairs = right.indices.map { [left[($0 * step) % left.count], right[$0]] }
        return CrossedCounts(
            dimensions: ["gender", "state"], people: Dictionary(pairs.map { ($0, 1) }, uniquingKeysWith: +))
    }

    static let plan = """
        {"version": 7, "threshold": 5, "raisedThreshold": 10, "smallestPercentageBase": 50, "smallestMeanBase": 30,
         "tables": [
           {"name": "role", "dimension": "role", "over": "counted", "impossible": ["other"]},
           {"name": "gender", "dimension": "gender", "over": "self", "raised": ["rest"], "ladder": [[
             {"code": "f", "of": ["f"]},
             {"code": "others", "of": ["m", "rest"], "label": {"nl": "jongens & \\u003cmannen\\u003e", "en": "boys & \\u003cmen\\u003e"}}]]},
           {"name": "state", "dimension": "state", "over": "self", "open": ["unk"]}],
         "meanAge": {"over": "self"}, "shares": [{"dimension": "first_time", "class": "unk", "over": "counted"}], "crossed": [{"dimensions": ["gender", "state"], "over": "self"}], "made": []}
        """

    static func report(_ counts: YearCounts = year()) throws -> YearReport {
        try YearReport(counts, by: PublicationPlan(json: Data(plan.utf8)), solver: CbcSolver())
    }

    /// The folder with the assets of the product.
    static let assetsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Assets")

    static func files(_ report: YearReport) throws -> [String: String] {
        let files = ReportFiles.make(report, assets: try ReportAssets(folder: assetsFolder))
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }
}
