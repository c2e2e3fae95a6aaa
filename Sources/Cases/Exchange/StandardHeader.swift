import HelplineCore

/// The header of a file in the form of a standard: which of its columns are read, and into what.
struct StandardHeader: Sendable {
    enum Column: Equatable, Sendable {
        case own(CaseFileHeader.Column)
        case year
        case standard(CodeBookField)
        /// A care field, or nothing that a case has a place for: names, places, telephone numbers.
        case unread
    }

    let mapping: StandardMapping
    let columns: [(name: String, column: Column)]
    /// The fields that the code book's own columns answer.
    let ownFields: Set<FieldKey>
    let careColumns: [String]
    let unread: [String]
    let missing: [String]

    /// All that is wrong with the header is in `problems` when it is `nil`.
    init?(_ record: CSVRecord, form: ExchangeForm, book: CodeBook, problems: inout [CaseImportProblem]) {
        let mapping = StandardMapping(form, book: book)
        var columns: [(name: String, column: Column)] = []
        var found: [CaseImportProblem] = []
        for name in record.fields {
            if columns.contains(where: { $0.name == name }) {
                found.append(CaseImportProblem(line: record.line, column: name, sentence: "this column is there twice"))
            }
            if name.hasPrefix(ExchangeForm.ownColumn) {
                let own = CaseFileHeader.column(String(name.dropFirst(ExchangeForm.ownColumn.count)), book: book)
                if own == nil {
                    found.append(
                        CaseImportProblem(
                            line: record.line, column: Excerpt.of(name),
                            sentence: "unknown column; after \(ExchangeForm.ownColumn) comes a field of the code book"))
                }
                columns.append((name, own.map(Column.own) ?? .unread))
            } else if name == ExchangeForm.year && form == .ctdc {
                columns.append((name, .year))
            } else if let field = mapping.field(of: name), !field.isCare {
                columns.append((name, .standard(field)))
            } else {
                columns.append((name, .unread))
            }
        }
        problems += found
        guard found.isEmpty else { return nil }
        let ownFields = columns.compactMap { if case .own(.field(let field)) = $0.column { field.key } else { nil } }
        let read = columns.compactMap { if case .standard(let field) = $0.column { field.key } else { nil } }
        self.mapping = mapping
        self.columns = columns
        self.ownFields = Set(ownFields)
        careColumns = record.fields.filter { mapping.field(of: $0)?.isCare == true }
        unread = columns.filter { name, column in
            column == .unread && mapping.field(of: name) == nil && !ExchangeForm.following.contains(name)
        }.map { Excerpt.of($0.name) }
        let answered = Set(ownFields + read)
        missing = book.fields.filter { !$0.isCare && !answered.contains($0.key) }.map(\.key.rawValue)
    }
}
