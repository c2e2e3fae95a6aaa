import Cases
import HelplineCore
import Testing

/// Whatever is wrong with a file, in whichever form: a sentence with a line, and nothing kept.
@Suite struct BrokenExchangeTests {
    private static func bytes(_ form: ExchangeForm) throws -> [UInt8] {
        let book = try CodeBook.current()
        let file = ExchangeFile(form, book: book)
        let cases = try DemonstrationCases(book: book).cases(40, in: 2021).filter { !$0.fields.isObjected }
        return Array(([file.header] + cases.compactMap(file.row)).map(CSVWriter.line).joined().utf8)
    }

    private static let damages: [(String, @Sendable ([UInt8]) -> [UInt8])] = [
        ("this is not UTF-8", { $0 + [0x61, 0xFF, 0x0D, 0x0A] }),
        ("a quotation mark is opened here and never closed", { $0 + Array("\"a,b\r\nc".utf8) }),
        ("a value is longer than 10000 bytes", { $0 + Array(repeating: 0x61, count: 100_000) }),
        ("there are more than 200 values on one line", { $0 + Array(repeating: 0x2C, count: 100_000) }),
        ("there are 2 values where the header names", { $0 + Array("a,b\r\n".utf8) }),
        ("there is a zero byte in it", { $0 + [0] }),
        ("a line ends with a lone carriage return", { $0 + [0x61, 0x0D, 0x62] }),
        ("a value is longer than 10000 bytes", { $0 + [0x22] + Array(repeating: 0x0A, count: 20_000) }),
    ]

    @Test(arguments: ExchangeForm.allCases, damages.indices)
    func `a damaged file is refused with its line, and nothing of it is kept`(form: ExchangeForm, damage: Int)
        async throws
    {
        let (sentence, spoil) = Self.damages[damage]
        let store = CollectingStore()

        await #expect {
            try await CaseImporter.read(spoil(try Self.bytes(form)), into: store)
        } throws: { error in
            guard case CaseImportFailure.invalid(let problems, _) = error else { return false }
            return problems.contains { $0.line > 1 && $0.sentence.hasPrefix(sentence) }
        }
        #expect(await !store.isSwapped)
        #expect(await store.rows.isEmpty)
    }

    @Test(arguments: ExchangeForm.allCases)
    func `a mark of byte order, other line ends and blank lines change nothing`(form: ExchangeForm) async throws {
        let sound = try Self.bytes(form)
        let other = [0xEF, 0xBB, 0xBF] + sound.filter { $0 != 0x0D } + Array("\n\r\n".utf8)
        let (first, second) = (CollectingStore(), CollectingStore())

        _ = try await CaseImporter.read(sound, into: first)
        _ = try await CaseImporter.read(other, into: second)

        #expect(await first.rows == second.rows)
        #expect(await !first.rows.isEmpty)
    }

    @Test(arguments: ExchangeForm.allCases, 0..<60)
    func `bytes changed at random are read whole or not at all`(form: ExchangeForm, seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var bytes = try Self.bytes(form)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes.remove(at: place)
            case 1:
                bytes.insert([0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x00, 0xC3].randomElement(using: &random) ?? 0, at: place)
            default: bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
        }
        let store = CollectingStore()

        do {
            let summary = try await CaseImporter.read(bytes, into: store)
            #expect(await store.isSwapped)
            #expect(await store.rows.count == summary.rows)
        } catch CaseImportFailure.invalid(let problems, let total) {
            #expect(!problems.isEmpty && total >= problems.count)
            #expect(await !store.isSwapped)
            #expect(await store.rows.isEmpty)
        }
    }

    @Test func `a trial says everything and keeps nothing`() async throws {
        let store = CollectingStore()

        let summary = try await CaseImporter.read(try Self.bytes(.csv), into: store, isTrial: true)

        #expect(summary.new > 30)
        #expect(summary.sentences.last == "This was a trial: nothing was imported.")
        #expect(await !store.isSwapped)
        #expect(await store.rows.isEmpty)
    }
}
