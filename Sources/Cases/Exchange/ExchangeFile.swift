/// Cases in one of the forms of exchange, written. Care fields are in none of them, and an age is a band in all.
public struct ExchangeFile: Sendable {
    private let mapping: StandardMapping
    private let book: CodeBook
    private let form: ExchangeForm

    public init(_ form: ExchangeForm, book: CodeBook) {
        self.form = form
        self.book = book
        mapping = StandardMapping(form, book: book)
    }

    public var header: [String] {
        switch form {
        case .csv: CaseFile.header(book)
        case .htcds: form.columns + CaseFile.header(book).map { ExchangeForm.ownColumn + $0 }
        case .ctdc: form.columns
        }
    }

    /// `nil` when the form has no place for the case: CTDC's is of trafficking, or of what was not said to be something else.
    public func row(_ each: ImportedCase) -> [String]? {
        let each = ImportedCase(number: each.number, quarter: each.quarter, fields: each.fields.banded)
        switch form {
        case .csv: return CaseFile.row(each, book: book)
        case .htcds: return standard(each) + CaseFile.row(each, book: book)
        case .ctdc:
            let topics = each.fields.codes(.topic)
            return topics.contains("th") || topics == [.unknown] ? standard(each) : nil
        }
    }

    private func standard(_ each: ImportedCase) -> [String] {
        form.columns.map { column in
            column == ExchangeForm.year ? String(each.quarter.year) : mapping.text(in: column, of: each.fields)
        }
    }
}
