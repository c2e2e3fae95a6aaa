/// How the columns and values of a standard fit the code book, as the code book says it.
///
/// A value becomes a code when the code book says that the code takes it, or when it is what one code alone is written as.
/// A value that several codes are written as is not split: nobody said which of them it was.
struct StandardMapping: Sendable {
    enum Meaning: Equatable {
        case code(Code)
        case several
        case nothing
    }

    let form: ExchangeForm
    private let fields: [String: CodeBookField]
    /// Column, value in its plain form, code; `nil` stands for several.
    private let codes: [String: [String: Code?]]

    init(_ form: ExchangeForm, book: CodeBook) {
        self.form = form
        var fields: [String: CodeBookField] = [:]
        var codes: [String: [String: Code?]] = [:]
        for field in book.fields {
            for entry in field.codes {
                for (column, value) in entry.mappings[form.rawValue] ?? [:] {
                    fields[column] = field
                    let plain = Self.plain(value)
                    codes[column, default: [:]][plain] = .some(codes[column]?[plain] == nil ? entry.code : nil)
                }
            }
        }
        for field in book.fields {
            for entry in field.codes {
                for (column, values) in entry.takes[form.rawValue] ?? [:] {
                    fields[column] = field
                    for value in values { codes[column, default: [:]][Self.plain(value)] = .some(entry.code) }
                }
            }
        }
        self.fields = fields
        self.codes = codes
    }

    /// The field a column is read into; `nil` for one that is not read.
    func field(of column: String) -> CodeBookField? {
        ExchangeForm.following.contains(column) ? nil : fields[column]
    }

    /// What the standard's column says of a case; empty where it has no word for it.
    func text(in column: String, of fields: CaseFields) -> String {
        guard let field = self.fields[column], !field.isCare else { return "" }
        let held = field.key == .age ? [fields.ageBand] : fields.codes(field.key)
        var values: [String] = []
        for entry in field.codes where held.contains(entry.code) {
            guard let value = entry.mappings[form.rawValue]?[column], !values.contains(value) else { continue }
            values.append(value)
        }
        if ExchangeForm.several.contains(column) { return values.joined(separator: ";") }
        return values.first ?? (column == "cas_Status" ? "Closed" : "")
    }

    /// What each value in a cell means for the column's field.
    func meanings(of text: String, in column: String) -> [Meaning] {
        let values =
            ExchangeForm.several.contains(column) ? text.split { $0 == ";" || $0 == "," }.map(String.init) : [text]
        return values.map(Self.plain).filter { !isEmpty($0, in: column) }.map { meaning(of: $0, in: column) }
    }

    private func meaning(of plain: String, in column: String) -> Meaning {
        if column == "vic_AgeWhenTrafficked", let years = Int(plain), CodeBookField.ages.contains(years) {
            return .code(AgeBand.code(for: years))
        }
        guard let known = codes[column]?[plain] ?? codes[column]?["*"] else { return .nothing }
        return known.map(Meaning.code) ?? .several
    }

    /// The public files of the standards write what is not so, or not known, in several ways.
    private func isEmpty(_ plain: String, in column: String) -> Bool {
        if plain.isEmpty || ["null", "na", "unknown", "99"].contains(plain) { return true }
        return form == .ctdc && ["0", "00", "no", "false"].contains(plain)
    }

    /// Without what programs that save a file change: capitals, spaces and marks.
    private static func plain(_ value: String) -> String {
        if value == "*" { return value }
        let letters = value.lowercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || (48...57).contains($0.value)
        }
        let plain = String(String.UnicodeScalarView(letters))
        return plain == "10" && value.hasPrefix("1.0") ? "1" : plain
    }
}
