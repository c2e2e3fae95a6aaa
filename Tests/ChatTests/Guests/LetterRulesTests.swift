import Chat
import HelplineCore
import TestSupport
import Testing

/// What has to have happened before a text about her goes out.
@Suite struct LetterRulesTests {
    private let rules = GuestRules()

    private func proposed(_ age: AgeClass, advised: Bool = false) -> Letter? {
        Letter.proposed(
            .random(), in: .random(), by: .random(), age: age, advised: advised, under: rules,
            at: Timestamp(seconds: 1_800_000_000))
    }

    @Test func `about a child under twelve nothing is proposed before Veilig Thuis advised`() {
        #expect(proposed(.under12) == nil)
        #expect(proposed(.under12, advised: true) != nil)
        #expect(proposed(.from12) != nil)
    }

    @Test(arguments: [(AgeClass.under12, true), (.from12, true), (.unsaid, true), (.from16, false)])
    func `who is under sixteen, or does not say, has a second professional`(age: AgeClass, second: Bool) {
        #expect(proposed(age, advised: true)?.needsSecond == second)
    }

    @Test func `the organisation sets it otherwise`() {
        let strict = GuestRules(withSecond: Set(AgeClass.allCases))
        #expect(strict.needsSecond(with: .from16))
    }

    @Test func `what was opened cannot be called back, and what was received is over`() throws {
        let now = Timestamp(seconds: 1_800_000_000)
        let opened = try #require(proposed(.from16)).answered(true).sent(at: now).opened(at: now)
        #expect(throws: StoreFailure.conflict(.wrongState)) { try opened.withdrawn() }
        #expect(throws: StoreFailure.conflict(.wrongState)) { try opened.answered(false) }
        #expect(throws: StoreFailure.conflict(.wrongState)) { try opened.sent(at: now) }
        #expect(try opened.received(at: now).isOver)
        #expect(opened.current(at: now + LetterTerms.reading).step == .expired(.unconfirmed))
        #expect(opened.isLying && !opened.isOver)
    }
}
