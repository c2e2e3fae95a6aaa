import Foundation
package import HelplineCore
package import Referral

/// A search as SQL: what fits, in the order in which it is shown. Whether an organisation is open is asked of its hours afterwards.
package struct PartnerQuestion: Sendable {
    package private(set) var values: [ColumnValue] = []
    private var conditions = ["1 = 1"]
    private var order: [String] = []
    private let openAt: OpeningHours.WallTime?
    private let openNow: Bool

    package init(_ need: PartnerNeed, at: Timestamp) {
        openNow = need.openNow
        openAt = OpeningHours.WallTime(at)
        if let kind = need.kind { conditions.append("kind = \(place(.text(kind.rawValue)))") }
        among("for_regions", need.region?.rawValue)
        among("for_groups", need.group?.rawValue)
        among("for_forms", need.form?.rawValue)
        if let language = need.language { conditions.append("in_languages LIKE \(place(.text("% \(language) %")))") }
        if let age = need.age {
            let age = place(ColumnValue(age))
            conditions.append("from_age <= \(age) AND to_age >= \(age)")
        }
        if let urgency = need.urgency {
            let words = PartnerReach.Urgency.soonEnough(for: urgency).map { place(.text($0.rawValue)) }
            conditions.append("urgency IN (\(words.joined(separator: ", ")))")
        }
        if let text = need.text.map(PartnerRow.folded), !text.isEmpty {
            let pattern = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
            conditions.append("found_by LIKE \(place(.text("%\(pattern)%"))) ESCAPE '\\'")
        }
        if need.openNow { conditions.append("hours <> ''") }
        if need.region != nil { order.append("CASE WHEN for_regions = '' THEN 1 ELSE 0 END") }
        let today = place(ColumnValue(PartnerRow.number(of: LocalCalendar.amsterdam.day(of: at)) ?? 0))
        order += ["CASE WHEN review_day IS NULL OR review_day < \(today) THEN 1 ELSE 0 END", "sort_key", "id"]
    }

    /// Answers with `id` and `hours`.
    package var statement: String {
        """
        SELECT id, hours FROM partner WHERE \(conditions.joined(separator: " AND "))
        ORDER BY \(order.joined(separator: ", ")) LIMIT \(openNow ? Partner.most : PartnerMatches.most + 1)
        """
    }

    /// Whether these hours are those of an organisation that is looked for.
    package func isOpen(_ hours: String) throws -> Bool {
        guard openNow else { return true }
        let hours = try PartnerRow.hours(hours)
        return openAt.map { hours.isOpen(at: $0) } ?? false
    }

    private mutating func among(_ column: String, _ code: String?) {
        guard let code else { return }
        conditions.append("(\(column) = '' OR \(column) LIKE \(place(.text("% \(code) %"))))")
    }

    private mutating func place(_ value: ColumnValue) -> String {
        values.append(value)
        return "$\(values.count)"
    }
}
