import HelplineCore

/// From bytes to cases: the parser, the header and the rows, with all that is wrong on the way.
struct CaseFileReader {
    private enum Header {
        case own(CaseFileHeader)
        case standard(StandardHeader)
    }
    private let book: CodeBook
    private let origin: CaseFileOrigin
    private var parser = CSVParser()
    private var isBroken = false
    private var header: Header?
    private(set) var rows = 0
    private(set) var unmapped = LineTally<UnmappedValue>()
    var problems = CaseImportProblems()

    init(book: CodeBook, origin: CaseFileOrigin = CaseFileOrigin()) {
        self.book = book
        self.origin = origin
    }

    /// Adds what the file has columns for, and what it has values for without a code.
    func describe(in summary: inout CaseImportSummary) {
        summary.rows = rows
        summary.unmapped = unmapped
        switch header {
        case nil: return
        case .own(let header):
            summary.careColumns = header.careColumns
            summary.missingColumns = header.missing
        case .standard(let header):
            summary.form = header.mapping.form
            summary.careColumns = header.careColumns
            summary.missingColumns = header.missing
            summary.unreadColumns = header.unread
        }
    }

    mutating func read(_ chunk: [UInt8]) -> [(line: Int, row: ImportedCase)] {
        parse { parser, records throws(CSVProblem) in try parser.feed(chunk, into: &records) }
    }

    mutating func finish() -> [(line: Int, row: ImportedCase)] {
        let rows = parse { parser, records throws(CSVProblem) in try parser.finish(into: &records) }
        if header == nil && problems.isEmpty {
            problems.add([
                CaseImportProblem(line: 1, sentence: "the file is empty; its first line must name the columns")
            ])
        }
        return rows
    }

    private mutating func parse(
        _ step: (inout CSVParser, inout [CSVRecord]) throws(CSVProblem) -> Void
    ) -> [(line: Int, row: ImportedCase)] {
        // After an error of form the lines that follow mean nothing.
        if isBroken { return [] }
        var records: [CSVRecord] = []
        var broken: CSVProblem?
        do {
            try step(&parser, &records)
        } catch {
            broken = error
        }
        let cases = records.compactMap { take($0) }
        if let broken {
            isBroken = true
            problems.add([CaseImportProblem(line: broken.line, sentence: broken.sentence())])
        }
        return cases
    }

    private mutating func take(_ record: CSVRecord) -> (line: Int, row: ImportedCase)? {
        if isBroken { return nil }
        var found: [CaseImportProblem] = []
        defer { problems.add(found) }
        guard let header else {
            header = firstLine(record, problems: &found)
            isBroken = header == nil
            return nil
        }
        rows += 1
        let validation = CaseValidation(book)
        let read =
            switch header {
            case .own(let header):
                CaseFileRow(header: header, validation: validation).read(record, problems: &found)
            case .standard(let header):
                StandardFileRow(header: header, origin: origin, validation: validation)
                    .read(record, problems: &found, unmapped: &unmapped)
            }
        return read.map { (record.line, $0) }
    }

    private func firstLine(_ record: CSVRecord, problems: inout [CaseImportProblem]) -> Header? {
        switch ExchangeForm(header: record.fields) {
        case .csv: CaseFileHeader(record, book: book, problems: &problems).map(Header.own)
        case let form: StandardHeader(record, form: form, book: book, problems: &problems).map(Header.standard)
        }
    }
}
