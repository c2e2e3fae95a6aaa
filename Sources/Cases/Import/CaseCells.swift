import HelplineCore

/// What the cells of one row say, taken one after the other, and what is wrong with them.
struct CaseCells {
    let line: Int
    var number: CaseNumber?
    var year: Int?
    var quarter: Int?
    private(set) var answers: [FieldKey: CaseAnswer] = [:]
    private(set) var problems: [CaseImportProblem] = []

    init(line: Int) { self.line = line }

    /// A cell of one of the code book's own columns.
    mutating func take(_ text: String, as column: CaseFileHeader.Column, named name: String) {
        switch column {
        case .number:
            number = CaseNumber(text)
            if number == nil { refuse(text, name, "16 hexadecimal digits in lower case") }
        case .year:
            year = whole(text).flatMap { CaseQuarter.years.contains($0) ? $0 : nil }
            if year == nil {
                refuse(text, name, "a year from \(CaseQuarter.years.lowerBound) to \(CaseQuarter.years.upperBound)")
            }
        case .quarter:
            quarter = whole(text).flatMap { (1...4).contains($0) ? $0 : nil }
            if quarter == nil { refuse(text, name, "1, 2, 3 or 4") }
        case .field(let field):
            if !text.isEmpty { answers[field.key] = answer(text, to: field) }
        }
    }

    /// A code that was read elsewhere, beside those that the field has already.
    mutating func add(_ code: Code, to field: CodeBookField) {
        let codes = (answers[field.key]?.codes ?? []).filter { $0 != code } + [code]
        answers[field.key] = field.kind == .several ? .several(codes) : .one(code)
    }

    mutating func refuse(_ sentence: String, in name: String?) {
        problems.append(CaseImportProblem(line: line, column: name, sentence: sentence))
    }

    /// The case, or everything that is wrong with the row.
    mutating func finished(_ validation: CaseValidation) -> ImportedCase? {
        do {
            let fields = try validation.check(answers, as: .imported)
            guard problems.isEmpty, let number, let year, let quarter,
                let quarter = CaseQuarter(year: year, quarter: quarter)
            else { return nil }
            return ImportedCase(number: number, quarter: quarter, fields: fields)
        } catch {
            for problem in error.problems { refuse(problem.en, in: problem.field.rawValue) }
            return nil
        }
    }

    private mutating func refuse(_ text: String, _ name: String, _ allowed: String) {
        refuse("‘\(Excerpt.of(text))’ is not allowed; allowed: \(allowed)", in: name)
    }

    private func answer(_ text: String, to field: CodeBookField) -> CaseAnswer {
        if field.kind == .age, let years = whole(text) { return .years(years) }
        // "15" is a band as well as an age, and means the same.
        let codes = text.split(separator: ";", omittingEmptySubsequences: false).map { Code(rawValue: String($0)) }
        return codes.count == 1 ? .one(codes[0]) : .several(codes)
    }

    /// Digits only: no sign, no space, nothing longer than four.
    private func whole(_ text: String) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
