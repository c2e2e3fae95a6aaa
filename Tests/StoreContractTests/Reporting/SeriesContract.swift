import Cases
import CbcSolver
import Foundation
import HelplineCore
import Reporting
import TestSupport
import Testing

/// The report of 2021 after those of three years before it: the published sentences, and the years beside each other.
@Suite struct SeriesContract {
    private static func imports(_ year: Int, _ cases: CaseStores) async throws {
        let series = try DemonstrationSeries(book: cases.book).cases(in: year)
        let lines = [CaseFile.header(cases.book)] + series.map { CaseFile.row($0, book: cases.book) }
        _ = try await cases.imports(lines.map(CSVWriter.line).joined().utf8)
    }

    private static func page(_ name: String, of release: Release) throws -> String {
        let file = try #require(release.files.first { $0.path == name })
        // A number and its sign stay on one line.
        return String(decoding: file.bytes, as: UTF8.self).replacing("\u{A0}", with: " ")
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the sentences of 2021 are those of the letter, beside three years that were published before`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runCases { _, cases in
            for year in DemonstrationSeries.years {
                try await Self.imports(year, cases)
                try await cases.publishes(try await cases.release(of: year))
            }
            _ = try await cases.imports(try CaseStores.file2021())

            let release = try await cases.release(of: 2021)
            let (dutch, english) = (
                try Self.page("index.html", of: release), try Self.page("en.html", of: release)
            )

            for sentence in [
                "In 2021 zochten 314 personen contact over mensenhandel: 285 slachtoffers voor zichzelf, en 29 bezorgde omstanders.",
                "Bij 278 van de 314 ging het om seksuele uitbuiting, bij 15 om criminele uitbuiting en bij 21 om allebei.",
                "was 60 % meerderjarig en 40 % minderjarig.", "Gemiddeld waren zij 21 jaar.",
            ] {
                #expect(dutch.contains(sentence), "\(sentence)")
            }
            for sentence in [
                "314 people sought contact about human trafficking: 285 victims", "For 278 of the 314",
                "60% were adults",
                "Their mean age was 21.",
            ] {
                #expect(english.contains(sentence), "\(sentence)")
            }
            #expect(dutch.contains("criminele uitbuiting, geen seksuele (15 personen). In de tabel"))
            for year in DemonstrationSeries.years {
                #expect(dutch.contains("class=\"report__number\">\(year)</th>"))
            }
            for total in ["class=\"report__number\">408</td>", "class=\"report__number\">299</td>"] {
                #expect(dutch.contains(total), "\(total)")
            }
            #expect(try await cases.ledger.releases().map(\.year) == DemonstrationSeries.years)
        }
    }
}
