import HelplineCore

/// The header row: which column holds what.
struct CaseFileHeader: Sendable {
    enum Column: Equatable, Sendable {
        case number, year, quarter
        case field(CodeBookField)
    }
    static let keys = ["case", "year", "quarter"]

    let columns: [(name: String, column: Column)]
    let missing: [String]

    /// All that is wrong with the header is in `problems` when it is `nil`.
    init?(_ record: CSVRecord, book: CodeBook, problems: inout [CaseImportProblem]) {
        var columns: [(name: String, column: Column)] = []
        var found: [CaseImportProblem] = []
        for name in record.fields {
            if columns.contains(where: { $0.name == name }) {
                found.append(CaseImportProblem(line: record.line, column: name, sentence: "this column is there twice"))
            }
            if let column = Self.column(name, book: book) {
                columns.append((name, column))
            } else {
                let allowed = (Self.keys + book.fields.map(\.key.rawValue)).joined(separator: ", ")
                found.append(
                    CaseImportProblem(
                        line: record.line, column: Excerpt.of(name), sentence: "unknown column; allowed: \(allowed)"))
            }
        }
        let names = Set(columns.map(\.name))
        let keysMissing = Self.keys.filter { !names.contains($0) }
        if !keysMissing.isEmpty {
            found = [
                CaseImportProblem(
                    line: record.line,
                    sentence: "the header row is missing: the first line must name the columns, and among them "
                        + keysMissing.joined(separator: ", "))
            ]
        }
        problems += found
        guard found.isEmpty else { return nil }
        self.columns = columns
        missing = book.fields.filter { !$0.isCare && !names.contains($0.key.rawValue) }.map(\.key.rawValue)
    }

    var careColumns: [String] {
        columns.compactMap { if case .field(let field) = $0.column, field.isCare { $0.name } else { nil } }
    }

    static func column(_ name: String, book: CodeBook) -> Column? {
        switch name {
        case "case": .number
        case "year": .year
        case "quarter": .quarter
        default: book.field(FieldKey(rawValue: name)).map { .field($0) }
        }
    }
}
