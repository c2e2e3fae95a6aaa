/// From bytes to cases: the parser, the header and the rows, with all that is wrong on the way.
struct CaseFileReader {
    private let book: CodeBook
    private var parser = CSVParser()
    private var isBroken = false
    private(set) var header: CaseFileHeader?
    private(set) var rows = 0
    var problems = CaseImportProblems()

    init(book: CodeBook) { self.book = book }

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
            problems.add([CaseImportProblem(line: broken.line, sentence: broken.sentence)])
        }
        return cases
    }

    private mutating func take(_ record: CSVRecord) -> (line: Int, row: ImportedCase)? {
        if isBroken { return nil }
        var found: [CaseImportProblem] = []
        defer { problems.add(found) }
        guard let header else {
            header = CaseFileHeader(record, book: book, problems: &found)
            isBroken = header == nil
            return nil
        }
        rows += 1
        let reading = CaseFileRow(header: header, validation: CaseValidation(book))
        return reading.read(record, problems: &found).map { (record.line, $0) }
    }
}
