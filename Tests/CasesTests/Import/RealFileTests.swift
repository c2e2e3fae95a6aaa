import Cases
import HelplineCore
import Foundation
import Testing

/// The file over 2021: what was published comes out of its rows.
@Suite struct RealFileTests {
    private static func file() throws -> URL {
        try #require(Bundle.module.url(forResource: "cases-2021", withExtension: "csv", subdirectory: "Data"))
    }

    @Test func `the figures over 2021 come out of the rows`() async throws {
        let store = CollectingStore()

        let summary = try await CaseImporter.read(try Data(contentsOf: Self.file()), into: store)

        let counted = await store.rows.map(\.fields).filter(Counted.isAboutTrafficking)
        let own = counted.filter { $0.codes(.role) == ["self"] }
        let form = try #require(try CodeBook.current().dimension(named: "form"))
        func of(_ code: String) -> Int { counted.count { form.classCode(of: $0) == code } }
        let ages = own.compactMap(\.years)
        #expect(summary.rows == 467)
        #expect(summary.counted == 314)
        #expect(summary.objected == 6)
        #expect(summary.new == 461)
        #expect(own.count == 285)
        #expect(counted.count - own.count == 29)
        #expect(of("sex") == 278)
        #expect(of("crim") == 15)
        #expect(of("both") == 21)
        #expect(of("other") == 0)
        #expect(ages.count { $0 < 18 } * 100 == 40 * own.count)
        #expect(ages.reduce(0, +) == 21 * own.count)
    }

    @Test func `it says aloud what is not kept`() async throws {
        let summary = try await CaseImporter.read(try Data(contentsOf: Self.file()), into: CollectingStore())

        #expect(summary.sentences.contains("6 visitors objected: their rows are not kept and not counted."))
        #expect(summary.sentences.contains { $0.hasPrefix("7 care columns not kept (sexual_kind,") })
    }

    @Test func `what is written of its cases is read again as the same cases`() async throws {
        let book = try CodeBook.current()
        let first = CollectingStore()
        _ = try await CaseImporter.read(try Data(contentsOf: Self.file()), into: first)
        let written = await ([CaseFile.header(book)] + first.rows.map { CaseFile.row($0, book: book) })
            .map(CSVWriter.line).joined()

        let second = CollectingStore()
        _ = try await CaseImporter.read(written.utf8, into: second)

        #expect(await first.rows == second.rows)
        #expect(await second.rows.count == 467)
    }

    @Test func `reading the file in pieces is reading it whole`() async throws {
        var bytes: [UInt8] = []
        for try await chunk in FileChunks(try Self.file()) { bytes += chunk }

        #expect(Data(bytes) == (try Data(contentsOf: Self.file())))
    }
}
