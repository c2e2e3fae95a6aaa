import HelplineCore

/// Turns one row of the plain file into an entry, or into all that is wrong with it.
struct PartnerFileRow {
    let row: PartnerTable.Row

    func partner(_ reading: inout PartnerFileReading) -> Partner? {
        var problems: [(PartnerColumn, PartnerFileProblem.Reason)] = []
        func take<Value>(_ column: PartnerColumn, _ body: (String) throws(PartnerProblem) -> Value) -> Value? {
            do throws(PartnerProblem) { return try body(self[column]) } catch {
                problems.append((column, .part(error)))
                return nil
            }
        }
        let kind = take(.kind) { text throws(PartnerProblem) in try Self.code(text, .kind) as PartnerKind }
        let id = partnerID(kind)
        if id == nil { problems.append((.id, .noID)) }
        let dutch = words(.nameNL, .reachNL, .nextNL, &problems)
        let isInOneLanguage = [PartnerColumn.nameEN, .reachEN, .nextEN].allSatisfy { self[$0].isEmpty }
        let english = isInOneLanguage ? dutch : words(.nameEN, .reachEN, .nextEN, &problems)
        let serves = reach(&problems)
        let review = take(.review) { text throws(PartnerProblem) -> LocalDay? in
            if text.isEmpty { return nil }
            guard let day = LocalDay(text) else { throw .review }
            return day
        }
        var partner: Partner?
        if problems.isEmpty, let kind, let id, let dutch, let english, let serves, let review {
            do throws(PartnerProblem) {
                partner = try Partner(
                    id: id, version: 1, kind: kind, dutch: dutch, english: english, phone: optional(.phone),
                    website: optional(.website), serves: serves, review: review)
            } catch {
                problems.append((error == .phone ? .phone : .website, .part(error)))
            }
        }
        for (column, reason) in problems {
            reading.refuse(PartnerFileProblem(file: row.file, line: row.line, column: column.rawValue, reason))
        }
        reading.inOneLanguage += partner != nil && isInOneLanguage ? 1 : 0
        return partner
    }

    private subscript(column: PartnerColumn) -> String { row[column.rawValue] }

    private func optional(_ column: PartnerColumn) -> String? { self[column].isEmpty ? nil : self[column] }

    private func partnerID(_ kind: PartnerKind?) -> PartnerID? {
        self[.id].isEmpty ? .ofFile(kind ?? .other, named: self[.nameNL]) : PartnerID(self[.id])
    }

    private func words(
        _ name: PartnerColumn, _ reach: PartnerColumn, _ next: PartnerColumn,
        _ problems: inout [(PartnerColumn, PartnerFileProblem.Reason)]
    ) -> PartnerWords? {
        do throws(PartnerProblem) {
            return try PartnerWords(name: self[name], reach: self[reach], next: self[next])
        } catch {
            problems.append((error == .reach ? reach : error == .next ? next : name, .part(error)))
            return nil
        }
    }

    private func reach(_ problems: inout [(PartnerColumn, PartnerFileProblem.Reason)]) -> PartnerReach? {
        var column = PartnerColumn.regions
        do throws(PartnerProblem) {
            let regions: Set<PartnerReach.Region> = try Self.codes(self[column], .regions)
            column = .groups
            let groups: Set<PartnerReach.Group> = try Self.codes(self[column], .groups)
            column = .forms
            let forms: Set<PartnerReach.Form> = try Self.codes(self[column], .forms)
            column = .fromAge
            let from = try Self.age(self[.fromAge], or: 0)
            column = .toAge
            let to = try Self.age(self[.toAge], or: PartnerReach.oldestAge)
            guard from <= to else { throw .ages }
            column = .urgency
            let urgency: PartnerReach.Urgency = self[column].isEmpty ? .days : try Self.code(self[column], .urgency)
            column = .hours
            guard let hours = OpeningHours(line: self[column]) else { throw .hours }
            column = .languages
            let languages = self[column].isEmpty ? ["nl"] : Set(Self.several(self[column]))
            return try PartnerReach(
                regions: regions, groups: groups, forms: forms, ages: from...to, languages: languages,
                urgency: urgency, hours: hours)
        } catch {
            problems.append((column, .part(error)))
            return nil
        }
    }

    private static func several(_ text: String) -> [String] {
        text.split(separator: ";").map { $0.filter { $0 != " " } }
    }

    private static func codes<Code: RawRepresentable & Hashable>(
        _ text: String, _ part: PartnerProblem
    ) throws(PartnerProblem) -> Set<Code> where Code.RawValue == String {
        var codes: Set<Code> = []
        for word in several(text) { codes.insert(try code(word, part)) }
        return codes
    }

    private static func code<Code: RawRepresentable>(
        _ text: String, _ part: PartnerProblem
    ) throws(PartnerProblem) -> Code where Code.RawValue == String {
        guard let code = Code(rawValue: text) else { throw part }
        return code
    }

    private static func age(_ text: String, or absent: Int) throws(PartnerProblem) -> Int {
        if text.isEmpty { return absent }
        guard text.utf8.count <= 3, let age = Int(text), (0...PartnerReach.oldestAge).contains(age) else { throw .ages }
        return age
    }
}

extension PartnerID {
    /// The id of an entry that came from a file without one.
    static func ofFile(_ kind: PartnerKind, named name: String) -> PartnerID {
        PartnerID(.digest(of: ["lichtpunt/1", "partner-of-file", kind.rawValue, name]))
    }
}
