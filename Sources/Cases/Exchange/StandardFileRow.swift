import Foundation
import HelplineCore

/// Turns one record of a file in the form of a standard into a case, or into everything that is wrong with it.
///
/// The code book's own columns say all there is to say of their fields; the standard's beside them must say the same, so that
/// what somebody changed in one of the two is not lost.
struct StandardFileRow {
    let header: StandardHeader
    let origin: CaseFileOrigin
    let validation: CaseValidation

    func read(_ record: CSVRecord, problems: inout [CaseImportProblem], unmapped: inout LineTally<UnmappedValue>)
        -> ImportedCase?
    {
        var cells = CaseCells(line: record.line)
        defer { problems += cells.problems }
        guard cells.fit(record, header.columns.count) else { return nil }
        for ((name, column), text) in zip(header.columns, record.fields) {
            switch column {
            case .own(let own): cells.take(text, as: own, named: name)
            case .year: if !text.isEmpty { cells.take(text, as: .year, named: name) }
            case .standard(let field) where !header.ownFields.contains(field.key):
                read(text, in: name, into: field, &cells, &unmapped)
            case .standard, .unread: continue
            }
        }
        if cells.year == nil && cells.problems.isEmpty {
            cells.year = origin.year
            if cells.year == nil { cells.refuse("this row says no year; give it with --year", in: nil) }
        }
        // The standards know years. The last quarter is the one in which all of a year is known.
        cells.quarter = cells.quarter ?? 4
        cells.number = cells.number ?? key(of: record.line)
        guard let found = cells.finished(validation) else { return nil }
        compare(found.fields, with: record, &cells)
        return cells.problems.isEmpty ? found : nil
    }

    private func read(
        _ text: String, in name: String, into field: CodeBookField, _ cells: inout CaseCells,
        _ unmapped: inout LineTally<UnmappedValue>
    ) {
        for meaning in header.mapping.meanings(of: text, in: name) {
            switch meaning {
            case .code(let code): cells.add(code, to: field)
            case .several: unmapped.add(UnmappedValue(column: name, reason: .severalCodes), line: cells.line)
            case .nothing: unmapped.add(UnmappedValue(column: name, reason: .noCode), line: cells.line)
            }
        }
    }

    private func compare(_ fields: CaseFields, with record: CSVRecord, _ cells: inout CaseCells) {
        if fields.isObjected { return }
        for ((name, column), text) in zip(header.columns, record.fields) {
            guard case .standard(let field) = column, header.ownFields.contains(field.key),
                header.mapping.text(in: name, of: fields) != text
            else { continue }
            cells.refuse("this says something else than \(ExchangeForm.ownColumn)\(field.key.rawValue)", in: name)
        }
    }

    private func key(of line: Int) -> CaseNumber {
        let digest = FieldDigest.sha256(
            ["lichtpunt/1", "case-of-file"].map { Data($0.utf8) } + [origin.digest, Data(String(line).utf8)])
        return CaseNumber(bits: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
