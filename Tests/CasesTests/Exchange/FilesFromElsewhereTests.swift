import Cases
import Foundation
import HelplineCore
import Testing

/// Files that other organisations made in the form of a standard.
@Suite struct FilesFromElsewhereTests {
    private static let htcds = """
        prs_FirstName,prs_Gender,vic_TraffickingStatus,vic_TypeOfExploitation,vic_MethodsOfControl,vic_AgeWhenTrafficked,\
        vic_RelationshipToTrafficker,prs_PrimaryLanguage,con_Consent
        Ada,Feminine,PossibleVictimOfTrafficking,SexualExploitation;ChildLabour,PhysicalAbuse;Hypnosis,16,Familial,dut,true
        Bram,Masculine ,Actual victim of trafficking,"Forced labour, Other",Psychological abuse,,Acquainted,pol,TRUE
        Cleo,Unheard,Not a victim of trafficking,,,200,,,false

        """

    private func reads(_ text: String, of origin: CaseFileOrigin = CaseFileOrigin(year: 2023)) async throws
        -> (CaseImportSummary, [ImportedCase])
    {
        let store = CollectingStore()
        let summary = try await CaseImporter.read(text.utf8, into: store, of: origin)
        return (summary, await store.rows)
    }

    @Test func `an HTCDS file is read by the names and by the labels of its values`() async throws {
        let (summary, rows) = try await reads(Self.htcds)

        let (ada, bram) = (rows[0].fields, rows[1].fields)
        #expect(summary.form == .htcds)
        #expect(ada.codes("gender") == ["f"])
        #expect(ada.codes(.topic) == ["th"])
        #expect(ada.codes("form") == ["sex", "oth"])
        #expect(ada.codes("age_start") == ["16-17"])
        #expect(ada.codes("language") == ["nl"])
        #expect(bram.codes("form") == ["lab", "oth"])
        #expect(bram.codes("control") == ["psy"])
        #expect(bram.codes("language") == ["other"])
        #expect(rows.map(\.quarter.year) == [2023, 2023, 2023])
    }

    @Test func `nobody is counted of whom the file does not say who asked`() async throws {
        let (summary, rows) = try await reads(Self.htcds)

        #expect(rows[0].fields.codes(.role) == [.unknown])
        #expect(summary.counted == 0)
    }

    @Test func `who did not consent is not kept`() async throws {
        let (summary, rows) = try await reads(Self.htcds)

        #expect(summary.objected == 1)
        #expect(rows[2].fields.isObjected)
    }

    @Test func `what has no code is told by column, line and number, and never as it was written`() async throws {
        let (summary, _) = try await reads(Self.htcds)

        let told = summary.sentences.joined(separator: "\n")
        #expect(
            summary.unmapped.entries.map { "\($0.thing.column) \($0.thing.reason) \($0.count) \($0.lines)" } == [
                "vic_MethodsOfControl noCode 1 [2]", "vic_RelationshipToTrafficker severalCodes 2 [2, 3]",
                "prs_Gender noCode 1 [4]", "vic_AgeWhenTrafficked noCode 1 [4]",
            ])
        #expect(told.contains("Columns not read, because a case has no place for them: prs_FirstName."))
        for value in ["Ada", "Hypnosis", "Unheard", "200"] { #expect(!told.contains(value)) }
    }

    @Test func `a row without a year is refused until somebody says which`() async throws {
        await #expect {
            try await reads(Self.htcds, of: CaseFileOrigin())
        } throws: { error in
            guard case CaseImportFailure.invalid(let problems, 3) = error else { return false }
            return problems[0].description == "line 2: this row says no year; give it with --year"
        }
    }

    @Test func `the public file of CTDC is read without splitting what it has folded`() async throws {
        let text = """
            yearOfRegistration,gender,ageBroad,citizenship,traffickMonths,meansThreats,meansAbusePsyPhySex,isSexualExploit,\
            isForcedLabour,typeOfSexProstitution,recruiterRelationFriend
            2019,Woman,9--17,PHL,25+ (2+ yrs),1,1,1,0,1,
            2020,Trans/Transgender/NonConforming,18--20,,0--12 (0-1 yr),,,,1.0,,1

            """

        let (summary, rows) = try await reads(text, of: CaseFileOrigin())

        #expect(summary.form == .ctdc)
        #expect(rows.map(\.quarter.year) == [2019, 2020])
        #expect(rows[0].fields.codes(.age) == [.unknown])
        #expect(rows[0].fields.codes("duration") == [.unknown])
        #expect(rows[0].fields.codes("control") == ["threat"])
        #expect(rows[0].fields.codes("form") == ["sex"])
        #expect(rows[1].fields.codes(.age) == ["18-20"])
        #expect(rows[1].fields.codes("gender") == ["x"])
        #expect(rows[1].fields.codes("form") == ["lab"])
        #expect(rows[1].fields.codes("duration") == ["lt1"])
        #expect(summary.careColumns == ["typeOfSexProstitution"])
        #expect(summary.unreadColumns == ["citizenship"])
        #expect(summary.unmapped.entries.map(\.thing.column) == ["ageBroad", "traffickMonths", "meansAbusePsyPhySex"])
    }

    @Test func `rows without a key get the same one again from the same file, and another from another`() async throws {
        let text = "yearOfRegistration,gender\n2019,Woman\n2019,Woman\n"
        func numbers(_ digest: UInt8) async throws -> [CaseNumber] {
            try await reads(text, of: CaseFileOrigin(digest: Data([digest]))).1.map(\.number)
        }

        let first = try await numbers(1)

        #expect(Set(first).count == 2, "two people who look alike are two people")
        #expect(try await numbers(1) == first)
        #expect(Set(try await numbers(2)).isDisjoint(with: first))
    }

    @Test func `a standard's column that says something else than ours beside it is refused`() async throws {
        let book = try CodeBook.current()
        let file = ExchangeFile(.htcds, book: book)
        let cases = try DemonstrationCases(book: book).cases(20, in: 2021).filter { !$0.fields.isObjected }
        let row = try #require(cases.compactMap(file.row).first { $0.contains("Feminine") })
        let changed = row.map { $0 == "Feminine" ? "Masculine" : $0 }

        await #expect {
            try await reads([file.header, changed].map(CSVWriter.line).joined())
        } throws: { error in
            guard case CaseImportFailure.invalid(let problems, 1) = error else { return false }
            return problems[0].description
                == "line 2, column prs_Gender: this says something else than x_lichtpunt_gender"
        }
    }
}
