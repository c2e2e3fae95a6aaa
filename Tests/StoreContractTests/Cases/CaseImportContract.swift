import Cases
import Chat
import Foundation
import HelplineCore
import Reporting
import StoreSupport
import Synchronization
import TestSupport
import Testing

@Suite struct CaseImportContract {
    private static let header = "case,year,quarter,role,topic,seen_before,state,consent\r\n"
    private static let row = "00000000000000aa,2021,1,self,th,no,now,yes\r\n"

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the file over 2021 is taken in, and the second time skipped`(database: DatabaseUnderTest) async throws {
        try await database.runCases { chat, cases in
            let file = try CaseStores.file2021()

            let first = try await cases.imports(file)
            let second = try await cases.imports(file)

            #expect(first.rows == 467)
            #expect(first.new == 461)
            #expect(first.objected == 6)
            #expect(first.counted == 314)
            #expect(second.new == 0)
            #expect(second.skipped == 461)
            #expect(try await cases.counts.counts(of: 2021, in: [], crossed: []).populations[.counted]?.total == 314)
            #expect(try await chat.auditedActions() == ["cases-imported", "cases-imported"])
        }
    }

    /// Broken copies of the real file: what was done to it, and how the message begins.
    private static let broken: [(String, @Sendable (Data) -> Data, String)] = [
        ("bad code", { replace($0, line: 2, ",no,none,sex,", ",no,none,sax,") }, "line 3, column form: ‘sax’"),
        (
            "too few values", { replace($0, line: 9, "2021,", "") },
            "line 10: there are 39 values where the header names 40"
        ),
        ("missing header", { Data($0.drop { $0 != 10 }.dropFirst()) }, "line 1: the header row is missing"),
        ("unknown column", { replace($0, line: 0, "quarter", "kwartaal") }, "line 1: the header row is missing"),
        ("renamed field", { replace($0, line: 0, ",platform,", ",site,") }, "line 1, column site: unknown column"),
        ("not UTF-8", { insert($0, [0xE9], line: 3) }, "line 4: this is not UTF-8"),
        ("zero byte", { insert($0, [0], line: 3) }, "line 4: there is a zero byte"),
        ("open quote", { insert($0, Array(",\"".utf8), line: 460) }, "line 461: a quotation mark"),
        ("open quote far from the end", { insert($0, Array(",\"".utf8), line: 9) }, "line 10: a value is longer than"),
    ]

    @Test(arguments: DatabaseUnderTest.allCases, broken.indices)
    func `a broken copy says what is wrong, and changes nothing`(database: DatabaseUnderTest, index: Int) async throws {
        let (name, breaking, begins) = Self.broken[index]
        try await database.runCases { chat, cases in
            _ = try await cases.imports((Self.header + Self.row).utf8)

            await #expect {
                try await cases.imports(breaking(try CaseStores.file2021()))
            } throws: { error in
                guard case CaseImportFailure.invalid(let problems, _) = error else { return false }
                #expect(
                    problems.first?.description.hasPrefix(begins) == true,
                    "\(name): \(problems.first?.description ?? "")")
                return !problems.isEmpty
            }

            #expect(try await cases.visitors(in: 2021) == 1)
            #expect(try await chat.auditedActions() == ["cases-imported"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the same case with other content is refused, in one file and beside what is kept`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runCases { _, cases in
            let other = Self.row.replacing(",now,", with: ",past,")
            let twice = Self.header + Self.row + Self.row
            #expect(try await cases.imports(twice.utf8).skipped == 1)

            let within = Self.header + (Self.row + other).replacing("aa,", with: "bb,")
            let beside = Self.header + "\r\n" + other
            try await refuses(within, cases)
            try await refuses(beside, cases)

            #expect(try await cases.visitors(in: 2021) == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who objects later is deleted, and it is said`(database: DatabaseUnderTest) async throws {
        try await database.runCases { _, cases in
            _ = try await cases.imports((Self.header + Self.row).utf8)
            #expect(try await cases.visitors(in: 2021) == 1)

            let summary = try await cases.imports((Self.header + Self.row.replacing(",yes", with: ",objected")).utf8)

            #expect(summary.withdrawn == 1)
            #expect(try await cases.visitors(in: 2021) == 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an import that was overtaken by another can neither stage nor finish`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runCases { _, cases in
            let (first, second) = (CaseImportID.random(), CaseImportID.random())
            let rows = try DemonstrationCases(book: cases.book).cases(3, in: 2021)
            let entry = AuditEntry(.casesImported, by: .commandLine, at: Timestamp(seconds: 3600))
            try await cases.imports.begin(first)
            #expect(try await cases.imports.stage(rows, in: first) == [.new, .new, .new])

            try await cases.imports.begin(second)

            await #expect(throws: StoreFailure.conflict(.outdated)) { try await cases.imports.stage(rows, in: first) }
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await cases.imports.swap(first, recording: entry)
            }
            try await cases.imports.discard(first)
            #expect(try await cases.imports.stage(rows, in: second) == [.new, .new, .new])
            try await cases.imports.swap(second, recording: entry)
            #expect(try await cases.visitors(in: 2021) == rows.count { Counted.isVisitor($0.fields) })
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `messages are taken while a long import runs`(database: DatabaseUnderTest) async throws {
        try await database.runCases { chat, cases in
            try await chat.opens(.ada)
            try await chat.claims(.ada, .bram)
            let year = try DemonstrationCases(book: cases.book).cases(4000, in: 2021)
            let text = ([CaseFile.header(cases.book)] + year.map { CaseFile.row($0, book: cases.book) })
                .map(CSVWriter.line).joined()
            let isImporting = Mutex(true)

            async let sent = { () async throws -> Int in
                var sent = 0
                while isImporting.withLock({ $0 }) || sent < 10 {
                    _ = try await chat.log.append(
                        Visitor.ada.message(Int64(sent)), to: Visitor.ada.conversation, by: Visitor.ada.authority,
                        at: Timestamp(seconds: 1_795_300_000))
                    sent += 1
                }
                return sent
            }()
            let summary = try await cases.imports(text.utf8)
            isImporting.withLock { $0 = false }

            let count = try await sent

            #expect(summary.rows == 4000)
            #expect(count > 20)
        }
    }

    /// The third line is a case that is there with other content.
    private func refuses(_ text: String, _ cases: CaseStores) async throws {
        await #expect {
            try await cases.imports(text.utf8)
        } throws: { error in
            guard case CaseImportFailure.invalid(let problems, 1) = error else { return false }
            return problems[0].line == 3 && problems[0].column == "case"
        }
    }

    /// Replaces the first `old` in a line, counted from 0.
    private static func replace(_ file: Data, line: Int, _ old: String, _ new: String) -> Data {
        var lines = String(decoding: file, as: UTF8.self).components(separatedBy: "\r\n")
        if let range = lines[line].range(of: old) { lines[line].replaceSubrange(range, with: new) }
        return Data(lines.joined(separator: "\r\n").utf8)
    }

    /// Puts bytes at the end of a line, counted from 0.
    private static func insert(_ file: Data, _ bytes: [UInt8], line: Int) -> Data {
        var lines = file.split(separator: 10, omittingEmptySubsequences: false)
        lines[line] = lines[line].dropLast() + bytes + [13]
        return Data(lines.joined(separator: [10]))
    }
}
