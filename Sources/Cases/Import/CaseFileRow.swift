import HelplineCore

/// Turns one record of an import file into a case, or into everything that is wrong with it.
struct CaseFileRow {
    let header: CaseFileHeader
    let validation: CaseValidation

    func read(_ record: CSVRecord, problems: inout [CaseImportProblem]) -> ImportedCase? {
        var cells = CaseCells(line: record.line)
        defer { problems += cells.problems }
        guard cells.fit(record, header.columns.count) else { return nil }
        for ((name, column), text) in zip(header.columns, record.fields) { cells.take(text, as: column, named: name) }
        return cells.finished(validation)
    }
}

extension CaseCells {
    /// Whether the row has as many values as the header has columns.
    mutating func fit(_ record: CSVRecord, _ columns: Int) -> Bool {
        if record.fields.count == columns { return true }
        refuse("there are \(record.fields.count) values where the header names \(columns) columns", in: nil)
        return false
    }
}
