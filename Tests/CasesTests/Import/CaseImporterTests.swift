import Cases
import Foundation
import HelplineCore
import Testing

@Suite struct CaseImporterTests {
    private static let header = "case,year,quarter,role,topic,age,referral,referral_mode,danger"
    private static let sound = "00000000000000aa,2021,1,self,th,17,gp;police,warm;cold,none"

    private func problems(_ text: String) async throws -> [String] {
        let store = CollectingStore()
        do {
            _ = try await CaseImporter.read(text.utf8, into: store)
            return []
        } catch CaseImportFailure.invalid(let problems, let total) {
            #expect(total >= problems.count)
            #expect(await !store.isSwapped)
            return problems.map(\.description)
        }
    }

    private func problems(row: String) async throws -> [String] { try await problems("\(Self.header)\n\(row)\n") }

    @Test func `a sound file has no problems`() async throws {
        #expect(try await problems(row: Self.sound) == [])
    }

    @Test(arguments: [
        ("00000000000000AA,2021,1,self,th,17,none,,none", "line 2, column case: ‘00000000000000AA’"),
        (
            "00000000000000aa,21,1,self,th,17,none,,none",
            "line 2, column year: ‘21’ is not allowed; allowed: a year from 2000"
        ),
        (
            "00000000000000aa,2021,5,self,th,17,none,,none",
            "line 2, column quarter: ‘5’ is not allowed; allowed: 1, 2, 3 or 4"
        ),
        ("00000000000000aa,2021,1,me,th,17,none,,none", "line 2, column role: ‘me’ does not belong"),
        ("00000000000000aa,2021,1,self,th,200,none,,none", "line 2, column age: 200 cannot be an age"),
        ("00000000000000aa,2021,1,self,th,-1,none,,none", "line 2, column age: ‘-1’ does not belong"),
        (
            "00000000000000aa,2021,1,self,th,17,gp;police,warm,none",
            "line 2, column referral_mode: ‘How referred’ needs one"
        ),
        ("00000000000000aa,2021,1,self,th,17,none,,fire", "line 2, column danger: ‘fire’ does not belong"),
        ("00000000000000aa,2021,1,self,th,17,none,none", "line 2: there are 8 values where the header names 9 columns"),
        (
            "00000000000000aa,2021,1,self,th;unk,17,none,,none",
            "line 2, column topic: ‘not known or not asked’ (unk) excludes"
        ),
    ])
    func `a wrong value is told with its line, column and what is allowed`(row: String, begins: String) async throws {
        let problems = try await problems(row: row)

        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix(begins) == true, "\(problems)")
    }

    @Test func `every wrong value of the file is told, not only the first`() async throws {
        let rows = ["00000000000000aa,2021,1,me,th,17,none,,none", Self.sound, "x,2021,9,self,th,17,none,,none"]

        let problems = try await problems(([Self.header] + rows).joined(separator: "\n"))

        #expect(problems.count == 3)
        #expect(problems.last?.hasPrefix("line 4, column quarter") == true)
    }

    @Test func `a file without its header row is refused`() async throws {
        #expect(try await problems(Self.sound).first?.hasPrefix("line 1: the header row is missing") == true)
        #expect(try await problems("").first?.hasPrefix("line 1: the file is empty") == true)
    }

    @Test func `a column nobody knows, or one that is there twice, is refused`() async throws {
        #expect(
            try await problems("case,year,quarter,story\n").first?.hasPrefix("line 1, column story: unknown column")
                == true)
        #expect(
            try await problems("case,year,quarter,role,role\n") == ["line 1, column role: this column is there twice"])
    }

    @Test func `a file of nothing but errors is told in part and counted whole`() async throws {
        let rows = (0..<500).map { _ in "x,2021,1,self,th,17,none,,none" }

        await #expect {
            try await CaseImporter.read(([Self.header] + rows).joined(separator: "\n").utf8, into: CollectingStore())
        } throws: { error in
            guard case CaseImportFailure.invalid(let problems, let total) = error else { return false }
            return problems.count == CaseImporter.mostProblems && total == 500
        }
    }

    @Test func `columns that the file does not have are not known for every row, and named`() async throws {
        let store = CollectingStore()

        let summary = try await CaseImporter.read("case,year,quarter\n00000000000000aa,2021,1\n".utf8, into: store)

        #expect(await store.rows.first?.fields.codes(.topic) == [.unknown])
        #expect(summary.missingColumns.contains("topic"))
        #expect(summary.counted == 0)
    }
}
