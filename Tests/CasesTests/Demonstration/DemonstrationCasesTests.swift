import Cases
import HelplineCore
import Testing

@Suite struct DemonstrationCasesTests {
    @Test func `the same seed invents the same year, another seed another`() throws {
        let book = try CodeBook.current()

        let year = try DemonstrationCases(book: book, seed: 1).cases(50, in: 2021)

        #expect(year == (try DemonstrationCases(book: book, seed: 1).cases(50, in: 2021)))
        #expect(year != (try DemonstrationCases(book: book, seed: 2).cases(50, in: 2021)))
    }

    @Test(arguments: 0..<20)
    func `what is invented can be written and imported again`(seed: UInt64) async throws {
        let book = try CodeBook.current()
        let year = try DemonstrationCases(book: book, seed: seed).cases(60, in: 2021)
        let text = ([CaseFile.header(book)] + year.map { CaseFile.row($0, book: book) }).map(CSVWriter.line).joined()
        let store = CollectingStore()

        _ = try await CaseImporter.read(text.utf8, into: store)

        #expect(await store.rows == year)
    }

    @Test func `a few hundred cases make a year worth looking at`() throws {
        let cases = try DemonstrationCases(book: CodeBook.current()).cases(360, in: 2021)

        #expect(cases.count == 360)
        #expect(cases.count { Counted.isAboutTrafficking($0.fields) } > 150)
        #expect(Set(cases.map(\.number)).count == 360)
    }
}
