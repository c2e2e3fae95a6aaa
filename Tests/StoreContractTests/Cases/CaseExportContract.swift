import Cases
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct CaseExportContract {
    private static let export = CaseExport(
        year: 2021, form: .csv, reason: "CoMensha, agreement of 3 May", at: Timestamp(seconds: 7300))!
    private static let entry = AuditEntry(.casesExported, by: .commandLine, at: Timestamp(seconds: 7300))

    private func exports(_ cases: CaseStores, _ form: ExchangeForm, year: Int = 2021) async throws
        -> (text: String, summary: CaseExporter.Summary)
    {
        let export = try #require(
            CaseExport(year: year, form: form, reason: Self.export.reason, at: Timestamp(seconds: 7300)))
        var text = ""
        let summary = try await CaseExporter(book: cases.book, store: cases.exports)
            .run(export, recording: Self.entry) { text += $0 }
        return (text, summary)
    }

    @Test(arguments: DatabaseUnderTest.allCases, [ExchangeForm.csv, .htcds])
    func `a year that left, and was taken in elsewhere, leaves there the same`(
        database: DatabaseUnderTest, form: ExchangeForm
    ) async throws {
        var first = ""
        try await database.runCases { _, cases in
            _ = try await cases.imports(try CaseStores.file2021())
            let (text, summary) = try await exports(cases, form)
            #expect(summary.written == 461)
            first = text
        }

        try await database.runCases { _, cases in
            let taken = try await cases.imports(first.utf8)

            #expect(taken.new == 461)
            #expect(try await exports(cases, form).text == first)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only what is finished leaves, of its own year, and more than one batch`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runCases { chat, cases in
            let lines = (0..<(CaseExporter.batch + 5)).map { number in
                let digits = String(number, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits + ",2021,1,self,th\r\n"
            }
            _ = try await cases.imports(("case,year,quarter,role,topic\r\n" + lines.joined()).utf8)
            try await chat.opens(.ada)
            try await chat.claims(.ada, .bram)
            try await cases.keeps(try cases.record(1, isFinal: false), of: .ada)

            #expect(try await exports(cases, .csv).summary.written == CaseExporter.batch + 5)
            #expect(try await exports(cases, .csv, year: 2026).summary.written == 0)

            try await cases.keeps(try cases.record(2), of: .ada)
            #expect(try await exports(cases, .csv, year: 2026).summary.written == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `why cases leave is kept before the first of them does`(database: DatabaseUnderTest) async throws {
        struct DiskIsFull: Error {}
        try await database.runCases { chat, cases in
            await #expect(throws: DiskIsFull.self) {
                try await CaseExporter(book: cases.book, store: cases.exports)
                    .run(Self.export, recording: Self.entry) { _ in throw DiskIsFull() }
            }
            _ = try await exports(cases, .ctdc)

            #expect(try await cases.exports.exports().map(\.form) == [.ctdc, .csv])
            #expect(try await cases.exports.exports().last == Self.export)
            #expect(try await cases.exports.exports().last?.at == Timestamp(seconds: 7200))
            #expect(try await chat.auditedActions() == ["cases-exported", "cases-exported"])
        }
    }

    @Test func `a reason is one line of words`() {
        for reason in ["", "  ", "a\nb", String(repeating: "a", count: 501)] {
            #expect(CaseExport(year: 2021, form: .csv, reason: reason, at: Timestamp(seconds: 0)) == nil, "\(reason)")
        }
    }
}
