import Chat
import Testing

@Suite struct GuestRulesTests {
    private let rules = GuestRules()

    @Test func `with a child under 12 no police guest comes in, whoever advises`() {
        #expect(rules.refusal(of: .lawyer, with: .under12, advised: true) == nil)
        #expect(rules.refusal(of: .police, with: .from12, advised: false) == nil)

        for advised in [true, false] {
            #expect(rules.refusal(of: .police, with: .under12, advised: advised) == .tooYoungForPolice)
        }
    }

    @Test(arguments: GuestRole.allCases.filter { $0 != .police })
    func `with a child under 12 Veilig Thuis advises first`(role: GuestRole) {
        #expect(rules.refusal(of: role, with: .under12, advised: false) == .adviceNeeded)
        #expect(rules.refusal(of: role, with: .under12, advised: true) == nil)
        #expect(rules.refusal(of: role, with: .from12, advised: false) == nil)
    }

    @Test func `an organisation can be stricter, and who does not say counts as 12 to 15`() {
        let strict = GuestRules(withoutPolice: [.under12, .from12], withAdvice: [.under12, .from12])

        #expect(strict.refusal(of: .police, with: .unsaid, advised: true) == .tooYoungForPolice)
        #expect(strict.refusal(of: .shelter, with: .unsaid, advised: false) == .adviceNeeded)
        #expect(strict.refusal(of: .shelter, with: .from16, advised: false) == nil)
    }
}
