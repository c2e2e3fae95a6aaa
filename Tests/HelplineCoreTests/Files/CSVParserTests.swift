import HelplineCore
import Testing

@Suite struct CSVParserTests {
    private func parse(_ bytes: [UInt8], chunk: Int = 7) throws(CSVProblem) -> [CSVRecord] {
        var parser = CSVParser()
        var records: [CSVRecord] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            try parser.feed(rest.prefix(chunk), into: &records)
            rest = rest.dropFirst(chunk)
        }
        try parser.finish(into: &records)
        return records
    }

    @Test func `values, quotes, line breaks and lines are read as the standard has them`() throws {
        let text = "a,b\r\n\"x \"\"y\"\", z\",\"two\r\nlines\"\n,\n\n\"\""

        let records = try parse(Array(text.utf8))

        #expect(
            records == [
                CSVRecord(line: 1, fields: ["a", "b"]), CSVRecord(line: 2, fields: ["x \"y\", z", "two\r\nlines"]),
                CSVRecord(line: 4, fields: ["", ""]), CSVRecord(line: 6, fields: [""]),
            ])
    }

    @Test func `a byte order mark is no part of the first name`() throws {
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61]
        let alike = Array("\u{FB01}n".utf8)

        #expect(try parse(marked) == [CSVRecord(line: 1, fields: ["a"])])
        #expect(try parse(alike) == [CSVRecord(line: 1, fields: ["\u{FB01}n"])])
    }

    @Test(
        arguments: [
            ("a\n\"b", 2, .unterminatedQuote), ("a\nb\"c\n", 2, .quoteInsideField), ("\"a\"b\n", 1, .textAfterQuote),
            ("a\rb\n", 1, .loneCarriageReturn), ("a\n\nb\u{0}", 3, .zeroByte),
            (String(repeating: "x", count: 10_001), 1, .fieldTooLong),
            (String(repeating: ",", count: 201), 1, .tooManyFields),
        ] as [(String, Int, CSVProblem.Reason)])
    func `what is no CSV is refused with its line`(text: String, line: Int, reason: CSVProblem.Reason) {
        #expect(throws: CSVProblem(line: line, reason: reason)) { try parse(Array(text.utf8)) }
    }

    @Test func `bytes that are no UTF-8 are refused with their line`() {
        #expect(throws: CSVProblem(line: 2, reason: .notUTF8)) { try parse(Array("a\n".utf8) + [0x62, 0xFF, 0x0A]) }
    }

    @Test(arguments: 0..<200)
    func `whatever is written is read back, however the bytes are cut`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let letters: [String] = ["a", ",", "\"", "\r\n", "\n", ";", " ", "é", "😀", "\u{FEFF}", "سلام", ""]
        let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }
                    .joined()
            }
        }.filter { $0 != [""] }

        let bytes = Array(rows.map(CSVWriter.line).joined().utf8)

        #expect(try parse(bytes, chunk: Int.random(in: 1...9, using: &random)).map(\.fields) == rows)
    }

    @Test(arguments: 0..<300)
    func `random bytes are read or refused, and never more than was there`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let likely: [UInt8] = Array("ab,\"\"\r\n;".utf8) + [0, 0xEF, 0xBB, 0xBF, 0xFF, 0xC3, 0xA9]
        let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in likely.randomElement(using: &random) ?? 0 }

        do {
            let records = try parse(bytes, chunk: Int.random(in: 1...9, using: &random))
            #expect(records.joined { $0.fields }.reduce(0) { $0 + $1.utf8.count } <= bytes.count)
        } catch {
            #expect((1...bytes.count + 1).contains(error.line))
        }
    }
}

extension [CSVRecord] {
    fileprivate func joined(_ fields: (CSVRecord) -> [String]) -> [String] { flatMap(fields) }
}
