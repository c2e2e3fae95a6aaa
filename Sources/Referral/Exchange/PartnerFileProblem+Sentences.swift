public import HelplineCore

extension PartnerFileProblem {
    /// Where it is and what is allowed there.
    public func sentence(in language: Language) -> String {
        let place =
            switch (language, column.map(Excerpt.of)) {
            case (.dutch, let column?): "regel \(line), kolom \(column)"
            case (.dutch, nil): "regel \(line)"
            case (.english, let column?): "line \(line), column \(column)"
            case (.english, nil): "line \(line)"
            }
        return "\(file), \(place): \(language == .dutch ? dutch : english)"
    }

    private var dutch: String {
        switch reason {
        case .csv(let reason): CSVProblem(line: line, reason: reason).sentence(in: .dutch)
        case .empty: "dit ontbreekt of is leeg; de eerste regel noemt de kolommen"
        case .columnTwice: "deze kolom staat er twee keer"
        case .unknownColumn: "deze kolom is niet bekend"
        case .missingColumns(let names): "op de eerste regel ontbreekt: \(names.joined(separator: ", "))"
        case .wrongCount(let values, let columns):
            "hier staan \(values) waarden, en de eerste regel noemt \(columns) kolommen"
        case .part(let part): "dit kan niet; \(Self.allowed(in: part, .dutch))"
        case .noID: "dit is geen UUID"
        case .idTwice: "dit staat er twee keer"
        case .noSuchRow: "dit verwijst naar een regel die er niet is"
        case .tooMany: "dit zijn er meer dan de \(Partner.most) die een sociale kaart houdt"
        case .descriptor: "dit is geen beschrijving van een Tabular Data Package met bestanden in deze map"
        }
    }

    private var english: String {
        switch reason {
        case .csv(let reason): CSVProblem(line: line, reason: reason).sentence(in: .english)
        case .empty: "this is missing or empty; the first line names the columns"
        case .columnTwice: "this column is there twice"
        case .unknownColumn: "this column is not known"
        case .missingColumns(let names): "the first line lacks: \(names.joined(separator: ", "))"
        case .wrongCount(let values, let columns):
            "there are \(values) values here, and the first line names \(columns) columns"
        case .part(let part): "this cannot be; \(Self.allowed(in: part, .english))"
        case .noID: "this is no UUID"
        case .idTwice: "this is there twice"
        case .noSuchRow: "this refers to a row that is not there"
        case .tooMany: "these are more than the \(Partner.most) that a directory holds"
        case .descriptor: "this does not describe a Tabular Data Package with files in this folder"
        }
    }

    private static func allowed(in part: PartnerProblem, _ language: Language) -> String {
        let codes: [String]
        switch part {
        case .kind: codes = PartnerKind.allCases.map(\.rawValue)
        case .regions: codes = PartnerReach.Region.allCases.map(\.rawValue)
        case .groups: codes = PartnerReach.Group.allCases.map(\.rawValue)
        case .forms: codes = PartnerReach.Form.allCases.map(\.rawValue)
        case .urgency: codes = PartnerReach.Urgency.allCases.map(\.rawValue)
        case .name, .reach, .next, .phone, .website, .ages, .languages, .hours, .review:
            return language == .dutch ? shapeInDutch(of: part) : shapeInEnglish(of: part)
        }
        return (language == .dutch ? "mogelijk is: " : "allowed: ") + codes.joined(separator: ", ")
    }

    private static func shapeInDutch(of part: PartnerProblem) -> String {
        switch part {
        case .phone: "een nummer heeft 3 tot 15 cijfers, met spaties, streepjes en een + vooraan"
        case .website: "een website begint met https://"
        case .ages: "leeftijden zijn hele jaren van 0 tot en met \(PartnerReach.oldestAge), de laagste eerst"
        case .languages: "een taal is een code zoals nl of tir, hooguit \(PartnerReach.mostLanguages)"
        case .hours: "tijden zijn zoals 1=09:00-17:00;2=09:00-12:30,13:00-17:00;2026-12-25="
        case .review: "een dag is zoals 2027-01-31"
        case .name: "een naam is een regel van 1 tot \(PartnerWords.longestName) tekens, zonder spatie aan de randen"
        default: "een tekst is een regel van hooguit \(PartnerWords.longestText) tekens, zonder spatie aan de randen"
        }
    }

    private static func shapeInEnglish(of part: PartnerProblem) -> String {
        switch part {
        case .phone: "a number has 3 to 15 digits, with spaces, hyphens and a leading +"
        case .website: "a website begins with https://"
        case .ages: "ages are whole years from 0 to \(PartnerReach.oldestAge), the lower first"
        case .languages: "a language is a code such as nl or tir, at most \(PartnerReach.mostLanguages)"
        case .hours: "hours are as 1=09:00-17:00;2=09:00-12:30,13:00-17:00;2026-12-25="
        case .review: "a day is as 2027-01-31"
        case .name: "a name is one line of 1 to \(PartnerWords.longestName) characters, without a space at its ends"
        default: "a text is one line of at most \(PartnerWords.longestText) characters, without a space at its ends"
        }
    }
}
