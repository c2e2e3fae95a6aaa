import CbcSolver
import Foundation
import Reporting
import Testing

@Suite struct HeadlineTests {
    @Test func `a sentence stands on published numbers, and goes when one of them is hidden`() throws {
        let shown = try Sample.report()
        let hidden = try Sample.report(Sample.year(roles: (285, 3)))

        #expect(shown.headlines.map(\.kind) == [.persons])
        #expect(shown.headlines.first?.values == ["self": 285, "bystander": 29])
        #expect(hidden.headlines.isEmpty)
        #expect(try Sample.files(shown)["index.html"]?.contains("285 slachtoffers voor zichzelf") == true)
        #expect(try Sample.files(hidden)["index.html"]?.contains("voor zichzelf, en") == false)
    }
}
