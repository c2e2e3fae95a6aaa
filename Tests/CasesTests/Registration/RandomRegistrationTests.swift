import Cases
import HelplineCore
import Testing

@Suite struct RandomRegistrationTests {
    /// Any answers at all, many of them wrong.
    private func answers(_ book: CodeBook, _ random: inout SeededGenerator) -> [FieldKey: CaseAnswer] {
        var answers: [FieldKey: CaseAnswer] = [:]
        for field in book.fields where Int.random(in: 0..<10, using: &random) < 4 {
            let codes = field.codes.map(\.code)
            switch Int.random(in: 0..<12, using: &random) {
            case 0 where field.kind == .age: answers[field.key] = .years(Int.random(in: -1...121, using: &random))
            case 1: answers[field.key] = .several(Array(codes.shuffled(using: &random).prefix(2)))
            default: answers[field.key] = codes.randomElement(using: &random).map { .one($0) }
            }
        }
        return answers
    }

    @Test func `whatever the rules accept is exported and imported as the same case`() async throws {
        let book = try CodeBook.current()
        var random = SeededGenerator(seed: 21)
        var accepted: [ImportedCase] = []
        var refused = 0
        let quarter = try #require(CaseQuarter(year: 2022, quarter: 2))
        for index in 0..<2000 {
            do {
                let fields = try CaseValidation(book).check(answers(book, &random), as: .imported)
                accepted.append(ImportedCase(number: CaseNumber(bits: UInt64(index)), quarter: quarter, fields: fields))
            } catch { refused += 1 }
        }
        let text = ([CaseFile.header(book)] + accepted.map { CaseFile.row($0, book: book) }).map(CSVWriter.line)
            .joined()
        let store = CollectingStore()

        _ = try await CaseImporter.read(text.utf8, into: store)

        #expect(accepted.count > 30 && refused > 100)
        #expect(await store.rows == accepted)
    }
}
