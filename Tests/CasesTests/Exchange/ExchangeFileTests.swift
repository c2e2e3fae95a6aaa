import Cases
import HelplineCore
import Foundation
import Testing

@Suite struct ExchangeFileTests {
    private static func cases2021() async throws -> [ImportedCase] {
        let file = try #require(
            Bundle.module.url(forResource: "cases-2021", withExtension: "csv", subdirectory: "Data"))
        let store = CollectingStore()
        _ = try await CaseImporter.read(try Data(contentsOf: file), into: store)
        return await store.rows.filter { !$0.fields.isObjected }
    }

    private static func text(_ cases: [ImportedCase], _ form: ExchangeForm) throws -> String {
        let file = ExchangeFile(form, book: try CodeBook.current())
        return ([file.header] + cases.compactMap(file.row)).map(CSVWriter.line).joined()
    }

    /// A row as a reader by column names has it.
    private static func named(_ form: ExchangeForm) async throws -> [[String: String]] {
        let file = ExchangeFile(form, book: try CodeBook.current())
        return try await cases2021().compactMap(file.row).map { Dictionary(uniqueKeysWithValues: zip(file.header, $0)) }
    }

    @Test(arguments: [ExchangeForm.csv, .htcds])
    func `what is exported, imported and exported again is the same to the byte`(form: ExchangeForm) async throws {
        let first = try Self.text(try await Self.cases2021(), form)

        let store = CollectingStore()
        let summary = try await CaseImporter.read(first.utf8, into: store)

        #expect(summary.form == form)
        #expect(summary.rows == 461)
        #expect(summary.counted == 314)
        #expect(summary.unmapped.entries.isEmpty)
        #expect(try Self.text(await store.rows, form) == first)
    }

    @Test func `CTDC's form comes back the same but for what stands for several codes, which is counted`() async throws
    {
        let exported = try await Self.cases2021()
        let first = try Self.text(exported, .ctdc)

        let store = CollectingStore()
        let summary = try await CaseImporter.read(first.utf8, into: store)

        let lost = Set(summary.unmapped.entries.map(\.thing.column))
        let file = ExchangeFile(.ctdc, book: try CodeBook.current())
        func rest(_ cases: [ImportedCase]) -> [[String]] {
            cases.compactMap(file.row).map { row in
                zip(file.header, row).filter { !lost.contains($0.0) && $0.0 != "meansDenyBasicNeeds" }.map(\.1)
            }
        }
        #expect(summary.unmapped.entries.allSatisfy { $0.thing.reason == .severalCodes })
        #expect(lost.isSubset(of: Self.coarse) && lost.contains("ageBroad"))
        #expect(rest(await store.rows) == rest(exported))
        #expect(await store.rows.count { Counted.isVisitor($0.fields) } > 300)
        #expect(summary.counted == 0, "nobody is counted twice by two organisations")
    }

    @Test func `every value that leaves as HTCDS is in the standard's own list`() async throws {
        let rows = try await Self.named(.htcds)

        #expect(rows.count == 461)
        for row in rows {
            for (column, allowed) in StandardPicklists.htcds {
                for value in (row[column] ?? "").split(separator: ";") {
                    #expect(allowed.contains(String(value)), "\(column): \(value)")
                }
            }
        }
        let seen = Set(rows.flatMap { ($0["vic_TypeOfExploitation"] ?? "").split(separator: ";") })
        #expect(seen.isSuperset(of: ["SexualExploitation", "Other"]))
    }

    @Test func `every value that leaves in CTDC's form is one of its public files`() async throws {
        let rows = try await Self.named(.ctdc)

        #expect(rows.first?.count == 27)
        for row in rows {
            for (column, value) in row where !value.isEmpty {
                #expect((StandardPicklists.ctdc[column] ?? ["1"]).contains(value), "\(column): \(value)")
            }
        }
        #expect(rows.count { $0["isSexualExploit"] == "1" } >= 278)
    }

    @Test(arguments: ExchangeForm.allCases)
    func `no care field leaves, and no age in years`(form: ExchangeForm) async throws {
        let book = try CodeBook.current()
        let care = Set(book.careFields.map(\.key.rawValue))

        let rows = try await Self.named(form)

        for column in rows.first?.keys.map({ $0 }) ?? [] {
            #expect(!care.contains(column.replacing("x_lichtpunt_", with: "")), "\(column)")
        }
        for column in ["age", "x_lichtpunt_age"] {
            #expect(rows.compactMap { $0[column] }.allSatisfy { $0 == "15" || Int($0) == nil })
        }
        #expect(rows.allSatisfy { ($0["typeOfSexProstitution"] ?? "").isEmpty })
    }

    private static let coarse: Set = [
        "ageBroad", "traffickMonths", "meansAbusePsyPhySex", "meansDebtBondageEarnings",
        "recruiterRelationIntimatePartner", "recruiterRelationFamily",
    ]
}
