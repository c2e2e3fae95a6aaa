import DisclosureControl

/// What the definitions say of cells of different tables: each so many times, they are nothing together. Who is up to 14, 15, or 16 and
/// 17 years old is, together, who is a minor.
public struct ClassSum: Equatable, Sendable, Codable {
    public struct Term: Equatable, Sendable, Codable {
        /// The cell: a class of each dimension that it is restricted to.
        public let codes: [String: String]
        /// Not 0; negative on the other side of the sum.
        public let times: Int
    }
    /// In the order of their keys.
    public let terms: [Term]

    init(_ relation: Relation) {
        terms = relation.terms.sorted { $0.key < $1.key }.map { key, times in
            let codes = key.dimensions.compactMap { name in key.code(in: name).map { (name, $0) } }
            return Term(codes: Dictionary(uniqueKeysWithValues: codes), times: times)
        }
    }
}
