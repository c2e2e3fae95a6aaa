public import Foundation

/// What is published each year and how it is protected, fixed before the data are seen.
public struct PublicationPlan: Equatable, Sendable, Decodable {
    public struct Table: Equatable, Sendable, Decodable {
        /// The name of its file.
        public let name: String
        public let dimension: String
        public let over: Population
        /// Instead of the plan's, for every class.
        public let threshold: Int?
        /// Classes with the plan's raised threshold: they single out minors, parents as offenders or gender `x`.
        public let raised: [String]?
        /// Catch-all classes that may show their zero.
        public let open: [String]?
        /// Classes in which nobody can be, by definition.
        public let impossible: [String]?
        /// Steps of further folding, tried in this order while a class is small.
        public let ladder: [[FoldedClass]]?
    }
    public struct FoldedClass: Equatable, Sendable, Decodable {
        public let code: String
        public let of: [String]
        /// `nil`: that of the one class it consists of.
        public let label: Label?
    }
    public struct Share: Equatable, Sendable, Decodable {
        public let dimension: String
        public let `class`: String
        public let over: Population
    }
    public struct MeanAge: Equatable, Sendable, Decodable { public let over: Population }
    /// A table of two dimensions, with the raised threshold for its cells.
    public struct Crossed: Equatable, Sendable, Decodable {
        public let dimensions: [String]
        public let over: Population

        public var name: String { dimensions.joined(separator: "-") }
    }
    /// Somebody else's estimate of how many victims there are: printed as it was given, never put into a ratio with what is counted.
    public struct Estimate: Equatable, Sendable, Codable {
        public let people: Int
        /// Of whom.
        public let label: Label
        public let definition: Label
        public let source: Label
    }

    public let version: Int
    public let threshold: Int
    public let raisedThreshold: Int
    public let smallestPercentageBase: Int
    public let smallestMeanBase: Int
    /// Every number but the exact total to the nearest multiple of this, at least 2; absent: none is rounded.
    public let rounding: Int?
    public let tables: [Table]
    public let meanAge: MeanAge
    public let shares: [Share]
    public let crossed: [Crossed]
    public let made: [MadeDimension]
    /// Absent: none.
    public let estimates: [Estimate]?

    public init(json: Data) throws(PlanProblem) {
        do {
            self = try JSONDecoder().decode(PublicationPlan.self, from: json)
        } catch {
            throw .unreadable(description: "\(error)")
        }
        guard threshold >= 1, raisedThreshold >= threshold, smallestPercentageBase >= 1, smallestMeanBase >= 1,
            rounding ?? 2 >= 2
        else { throw .thresholds }
        var names: Set<String> = []
        for table in tables {
            guard names.insert(table.name).inserted else { throw .repeatedTable(table.name) }
            guard (table.threshold ?? threshold) >= threshold else { throw .thresholds }
        }
    }

    /// The plan in force, which is part of the product.
    public static func current() throws(PlanProblem) -> PublicationPlan {
        try PublicationPlan(json: Data(PackageResources.plan_1_json))
    }

    /// Every dimension that has to be counted.
    public var dimensions: [String] {
        var seen: Set<String> = []
        return (tables.map(\.dimension) + shares.map(\.dimension) + crossed.flatMap(\.dimensions)).filter {
            seen.insert($0).inserted
        }
    }

    func threshold(of code: String, in table: Table) -> Int {
        let own = table.threshold ?? threshold
        return table.raised?.contains(code) == true ? max(own, raisedThreshold) : own
    }
}
