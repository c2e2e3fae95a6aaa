import Foundation
import HelplineCore

/// From the files of a package to entries.
///
/// An entry never comes to serve more people than its source says: where whom it serves cannot be read it is left out, and hours that
/// cannot be read are not known.
struct HSDSReader {
    private let tables: [HSDSTable: PartnerTable]
    private var rows = HSDSLinks()
    private var reading: PartnerFileReading

    init(_ tables: [HSDSTable: PartnerTable], _ reading: PartnerFileReading) {
        self.tables = tables
        self.reading = reading
    }

    mutating func read() -> PartnerFileReading {
        for (kind, table) in tables.sorted(by: { $0.key.file < $1.key.file }) { tellWhatHasNoPlace(kind, table) }
        rows = HSDSLinks(tables, &reading)
        for row in tables[.service]?.rows ?? [] {
            guard let id = PartnerID(row["id"]), let organization = rows.organization(row["organization_id"]) else {
                continue
            }
            let before = reading.unmapped
            do throws(Unreadable) {
                reading.partners.append(try entry(id, row, organization))
            } catch {
                // What else its rows say is no loss of its own.
                reading.unmapped = before
                reading.add(.leftOut, at: error.row, error.column)
                reading.leftOut += 1
            }
        }
        return reading
    }

    /// Why an entry is left out.
    private struct Unreadable: Error {
        let row: PartnerTable.Row
        let column: String
    }

    private mutating func entry(
        _ id: PartnerID, _ row: PartnerTable.Row, _ organization: PartnerTable.Row
    ) throws(Unreadable) -> Partner {
        guard ["", "active"].contains(row["status"].lowercased()) else { throw Unreadable(row: row, column: "status") }
        let serves = try reach(id, row)
        let dutch = try words(row, organization)
        var english = dutch
        if row[HSDSTable.own + "name_en"].isEmpty {
            reading.inOneLanguage += 1
        } else {
            let reach = text(row, HSDSTable.own + "reach_en")
            let next = text(row, HSDSTable.own + "next_en")
            english = try named(row[HSDSTable.own + "name_en"], reach, next, row)
        }
        let review = LocalDay(row[HSDSTable.own + "review"])
        if review == nil && !row[HSDSTable.own + "review"].isEmpty {
            reading.add(.noForm, at: row, HSDSTable.own + "review")
        }
        do throws(PartnerProblem) {
            return try Partner(
                id: id, version: 1, kind: code(.kind, of: id) ?? .other, dutch: dutch, english: english,
                phone: phone(of: id, row), website: website(row, organization), serves: serves, review: review)
        } catch {
            throw Unreadable(row: row, column: "name")
        }
    }

    private mutating func words(
        _ row: PartnerTable.Row, _ organization: PartnerTable.Row
    ) throws(Unreadable) -> PartnerWords {
        let (name, owner) = (row["name"], organization["name"])
        let both = owner.isEmpty || owner == name ? name : "\(owner): \(name)"
        let whole = both.unicodeScalars.count <= PartnerWords.longestName ? both : name
        let (reach, next) = (text(row, "application_process"), text(row, "description"))
        let about = organization["description"]
        if !about.isEmpty && ![row["description"], name].contains(about) {
            reading.add(.noPlace, at: organization, "description")
        }
        return try named(whole, reach, next, row)
    }

    private func named(
        _ name: String, _ reach: String, _ next: String, _ row: PartnerTable.Row
    ) throws(Unreadable) -> PartnerWords {
        do throws(PartnerProblem) {
            return try PartnerWords(name: name, reach: reach, next: next)
        } catch {
            throw Unreadable(row: row, column: "name")
        }
    }

    /// A text as one line; empty when an entry cannot hold it.
    private mutating func text(_ row: PartnerTable.Row, _ column: String) -> String {
        let line = row[column].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isMarkup = line.contains(/<[\/a-zA-Z][^>]*>/)
        guard line.unicodeScalars.count <= PartnerWords.longestText, PartnerWords.isPlain(line), !isMarkup else {
            reading.add(.noForm, at: row, column)
            return ""
        }
        return line
    }

    private mutating func reach(_ id: PartnerID, _ row: PartnerTable.Row) throws(Unreadable) -> PartnerReach {
        let from = try age(row, "minimum_age", or: 0)
        let to = try age(row, "maximum_age", or: PartnerReach.oldestAge)
        guard from <= to else { throw Unreadable(row: row, column: "minimum_age") }
        let regions = try regions(of: id)
        let languages = try languages(of: id)
        let schedules = rows.of(.schedule, id)
        let hours = HSDSHours.hours(schedules)
        if hours == nil, let first = schedules.first { reading.add(.hours, at: first, "opens_at") }
        for schedule in schedules where !["", "closed"].contains(schedule["description"]) {
            reading.add(.noPlace, at: schedule, "description")
        }
        do throws(PartnerProblem) {
            return try PartnerReach(
                regions: regions, groups: codes(.group, of: id), forms: codes(.form, of: id), ages: from...to,
                languages: languages, urgency: code(.urgency, of: id) ?? .days, hours: hours ?? .none)
        } catch {
            throw Unreadable(row: row, column: "name")
        }
    }

    private func age(_ row: PartnerTable.Row, _ column: String, or absent: Int) throws(Unreadable) -> Int {
        if row[column].isEmpty { return absent }
        guard let age = Double(row[column]).flatMap({ Int(exactly: $0) }), age >= 0 else {
            throw Unreadable(row: row, column: column)
        }
        return min(age, PartnerReach.oldestAge)
    }

    private func regions(of id: PartnerID) throws(Unreadable) -> Set<PartnerReach.Region> {
        var regions: Set<PartnerReach.Region> = []
        var isEverywhere = false
        for row in rows.of(.serviceArea, id) {
            switch HSDSArea.meaning(of: row) {
            case .region(let region): regions.insert(region)
            case .country: isEverywhere = true
            case nil: throw Unreadable(row: row, column: row["name"].isEmpty ? "extent" : "name")
            }
        }
        return isEverywhere ? [] : regions
    }

    /// Dutch where nothing is said.
    private mutating func languages(of id: PartnerID) throws(Unreadable) -> Set<String> {
        let rows = rows.of(.language, id)
        var codes: Set<String> = []
        for row in rows {
            let code = row["code"].lowercased()
            if (2...3).contains(code.utf8.count) && code.utf8.allSatisfy({ (97...122).contains($0) }) {
                codes.insert(code)
            } else {
                reading.add(.noForm, at: row, row["code"].isEmpty ? "name" : "code")
            }
        }
        guard let first = rows.first else { return ["nl"] }
        guard (1...PartnerReach.mostLanguages).contains(codes.count) else {
            throw Unreadable(row: first, column: "code")
        }
        return codes
    }

    private func codes<Code: RawRepresentable & Hashable>(_ taxonomy: HSDSTerm.Taxonomy, of id: PartnerID) -> Set<Code>
    where Code.RawValue == String {
        Set(rows.terms(of: id).filter { $0.taxonomy == taxonomy }.compactMap { Code(rawValue: $0.code) })
    }

    private func code<Code: RawRepresentable>(_ taxonomy: HSDSTerm.Taxonomy, of id: PartnerID) -> Code?
    where Code.RawValue == String {
        rows.terms(of: id).first { $0.taxonomy == taxonomy }.flatMap { Code(rawValue: $0.code) }
    }

    /// The first number of the service that somebody can call, or else of its organisation.
    private mutating func phone(of id: PartnerID, _ row: PartnerTable.Row) -> String? {
        var found: String?
        for phone in rows.of(.phone, id) {
            let number = HSDSPhone.number(phone)
            if number == nil || found != nil { reading.add(number == nil ? .noForm : .noPlace, at: phone, "number") }
            found = found ?? number
        }
        return found ?? rows.ofOrganization(row["organization_id"]).lazy.compactMap(HSDSPhone.number).first
    }

    private mutating func website(_ row: PartnerTable.Row, _ organization: PartnerTable.Row) -> String? {
        for (row, column) in [(row, "url"), (organization, "website")] where !row[column].isEmpty {
            if Partner.isWebsite(row[column]) { return row[column] }
            reading.add(.noForm, at: row, column)
        }
        return nil
    }

    private mutating func tellWhatHasNoPlace(_ kind: HSDSTable, _ table: PartnerTable) {
        if kind == .taxonomy || kind == .taxonomyTerm { return }
        let others = table.columns.filter { !kind.columns.contains($0) && !kind.alsoRead.contains($0) }
        for row in table.rows {
            for column in others where !row[column].isEmpty { reading.add(.noPlace, at: row, column) }
        }
    }
}
