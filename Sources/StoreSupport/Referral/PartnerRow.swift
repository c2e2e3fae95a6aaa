import Foundation
import HelplineCore
import Referral

/// An entry as its columns hold it.
enum PartnerRow {
    private static let columns = [
        "id", "version", "kind", "name_nl", "reach_nl", "next_nl", "name_en", "reach_en", "next_en", "phone", "website",
        "for_regions", "for_groups", "for_forms", "from_age", "to_age", "in_languages", "urgency", "hours",
        "review_day",
        "found_by", "sort_key",
    ]

    static func find(_ id: PartnerID, in db: any StoreTransaction) throws -> Partner? {
        try all("WHERE id = $1", [id.column], in: db).first
    }

    static func version(of id: PartnerID, in db: any StoreTransaction) throws -> Int? {
        try db.row("SELECT version FROM partner WHERE id = $1", [id.column])?.int("version")
    }

    static func all(_ rest: String, _ values: [ColumnValue], in db: any StoreTransaction) throws -> [Partner] {
        try db.rows("SELECT \(columns.joined(separator: ", ")) FROM partner \(rest)", values).map(partner)
    }

    static func write(_ partner: Partner, version: Int, in db: any StoreTransaction) throws {
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let changes = columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let (nl, en, serves) = (partner.dutch, partner.english, partner.serves)
        try db.execute(
            """
            INSERT INTO partner (\(columns.joined(separator: ", "))) VALUES (\(places))
            ON CONFLICT (id) DO UPDATE SET \(changes)
            """,
            [
                partner.id.column, ColumnValue(version), .text(partner.kind.rawValue),
                .text(nl.name), .text(nl.reach), .text(nl.next), .text(en.name), .text(en.reach), .text(en.next),
                ColumnValue(partner.phone), ColumnValue(partner.website),
                words(serves.regions.map(\.rawValue)), words(serves.groups.map(\.rawValue)),
                words(serves.forms.map(\.rawValue)), ColumnValue(serves.ages.lowerBound),
                ColumnValue(serves.ages.upperBound), words(Array(serves.languages)), .text(serves.urgency.rawValue),
                .text(serves.hours.line), ColumnValue(number(of: partner.review)),
                .text(folded("\(nl.name) \(en.name)")), .bytes(Data(folded(nl.name).utf8)),
            ])
    }

    /// Without capitals and accents.
    static func folded(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    }

    static func number(of day: LocalDay?) -> Int? { day.map { $0.year * 10000 + $0.month * 100 + $0.day } }

    static func hours(_ line: String) throws -> OpeningHours {
        guard let hours = OpeningHours(line: line) else { throw StoreFailure.damaged("a partner's hours overlap") }
        return hours
    }

    private static func partner(_ row: StoredRow) throws -> Partner {
        do {
            return try Partner(
                id: try row.id("id"), version: try row.int("version"),
                kind: try row.value("kind", as: PartnerKind.self), dutch: try words(row, "nl"),
                english: try words(row, "en"), phone: try row.optionalText("phone"),
                website: try row.optionalText("website"), serves: try reach(row), review: try review(row))
        } catch let problem as PartnerProblem {
            throw StoreFailure.damaged("a partner has no such \(problem.rawValue)")
        }
    }

    private static func reach(_ row: StoredRow) throws -> PartnerReach {
        let (from, to) = (try row.int("from_age"), try row.int("to_age"))
        guard from <= to else { throw PartnerProblem.ages }
        return try PartnerReach(
            regions: try codes(row, "for_regions"), groups: try codes(row, "for_groups"),
            forms: try codes(row, "for_forms"), ages: from...to,
            languages: Set(try row.text("in_languages").split(separator: " ").map(String.init)),
            urgency: try row.value("urgency", as: PartnerReach.Urgency.self), hours: try hours(try row.text("hours")))
    }

    private static func review(_ row: StoredRow) throws -> LocalDay? {
        guard let number = try row.optionalInt("review_day") else { return nil }
        guard let day = LocalDay(year: number / 10000, month: number / 100 % 100, day: number % 100) else {
            throw PartnerProblem.review
        }
        return day
    }

    private static func words(_ row: StoredRow, _ language: String) throws -> PartnerWords {
        try PartnerWords(
            name: try row.text("name_\(language)"), reach: try row.text("reach_\(language)"),
            next: try row.text("next_\(language)"))
    }

    private static func words(_ codes: [String]) -> ColumnValue {
        .text(codes.isEmpty ? "" : " \(codes.sorted().joined(separator: " ")) ")
    }

    private static func codes<Code: RawRepresentable & Hashable>(_ row: StoredRow, _ column: String) throws -> Set<Code>
    where Code.RawValue == String {
        let words = try row.text(column).split(separator: " ")
        let codes = words.compactMap { Code(rawValue: String($0)) }
        guard codes.count == words.count else { throw StoreFailure.damaged("\(column) holds an unknown word") }
        return Set(codes)
    }
}
