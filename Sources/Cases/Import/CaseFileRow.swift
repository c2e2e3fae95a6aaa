/// Turns one record into a case, or into everything that is wrong with it.
struct CaseFileRow {
    let header: CaseFileHeader
    let validation: CaseValidation

    func read(_ record: CSVRecord, problems: inout [CaseImportProblem]) -> ImportedCase? {
        let line = record.line
        guard record.fields.count == header.columns.count else {
            let sentence =
                "there are \(record.fields.count) values where the header names \(header.columns.count) columns"
            problems.append(CaseImportProblem(line: line, sentence: sentence))
            return nil
        }
        let before = problems.count
        var number: CaseNumber?
        var year: Int?
        var quarter: Int?
        var answers: [FieldKey: CaseAnswer] = [:]
        for ((name, column), text) in zip(header.columns, record.fields) {
            func refuse(_ allowed: String) {
                problems.append(
                    CaseImportProblem(
                        line: line, column: name, sentence: "‘\(Excerpt.of(text))’ is not allowed; allowed: \(allowed)")
                )
            }
            switch column {
            case .number:
                number = CaseNumber(text)
                if number == nil { refuse("16 hexadecimal digits in lower case") }
            case .year:
                year = whole(text).flatMap { CaseQuarter.years.contains($0) ? $0 : nil }
                if year == nil {
                    refuse("a year from \(CaseQuarter.years.lowerBound) to \(CaseQuarter.years.upperBound)")
                }
            case .quarter:
                quarter = whole(text).flatMap { (1...4).contains($0) ? $0 : nil }
                if quarter == nil { refuse("1, 2, 3 or 4") }
            case .field(let field):
                if !text.isEmpty { answers[field.key] = answer(text, to: field) }
            }
        }
        do {
            let fields = try validation.check(answers, as: .imported)
            guard problems.count == before, let number, let year, let quarter,
                let quarter = CaseQuarter(year: year, quarter: quarter)
            else { return nil }
            return ImportedCase(number: number, quarter: quarter, fields: fields)
        } catch {
            problems += error.problems.map {
                CaseImportProblem(line: line, column: $0.field.rawValue, sentence: $0.en)
            }
            return nil
        }
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
