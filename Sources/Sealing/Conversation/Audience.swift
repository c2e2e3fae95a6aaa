import Foundation

/// Who can read an epoch: `team`, `visitor`, `guest:<uuid>`.
enum Audience {
    /// Sorted bytewise, or `audience` when a name is unknown or repeated or there is none.
    static func checked(_ names: [String]) throws(SealRefused) -> [String] {
        let known = names.allSatisfy { $0 == "team" || $0 == "visitor" || isGuest($0) }
        try require(known && !names.isEmpty && Set(names).count == names.count, .audience)
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func isGuest(_ name: String) -> Bool {
        name.hasPrefix("guest:") && LowerCaseUUID.isValid(name.dropFirst(6))
    }
}
