import HelplineCore
import Referral
import Testing

@Suite struct PartnerTests {
    private func partner(
        name: String = "Huis aan de Dijk", reach: String = "", phone: String? = nil, website: String? = nil,
        serves: PartnerReach? = nil
    ) throws -> Partner {
        try Partner(
            id: .random(), version: 1, kind: .womensShelter, dutch: PartnerWords(name: name, reach: reach),
            english: PartnerWords(name: name), phone: phone, website: website, serves: serves ?? PartnerReach())
    }

    @Test func `an entry holds what people write, and nothing that hides or breaks a line`() throws {
        let written = try partner(phone: "+31 20-123 45 67", website: "https://dijk.example/hulp")

        #expect(written.phone == "+31 20-123 45 67")
        #expect(throws: PartnerProblem.name) { try partner(name: "") }
        #expect(throws: PartnerProblem.name) { try partner(name: String(repeating: "a", count: 121)) }
        #expect(throws: PartnerProblem.name) { try partner(name: "Dijk\nhuis") }
        #expect(throws: PartnerProblem.reach) { try partner(reach: "Bel\u{202E}2110") }
        #expect(throws: PartnerProblem.reach) { try partner(reach: " Bel") }
        #expect(throws: PartnerProblem.reach) { try partner(reach: String(repeating: "a", count: 401)) }
    }

    @Test(arguments: ["", "12", "bel mij", "0800-2000;ext=1", "1234567890123456", " 112", "tel:112", "++31 20 1234567"])
    func `what nobody can call is no telephone number`(text: String) {
        #expect(throws: PartnerProblem.phone) { try partner(phone: text) }
    }

    @Test(arguments: [
        "http://dijk.example", "dijk.example", "javascript:alert(1)", "https://", "https://a b.nl", "https://me@x.nl",
    ])
    func `a website is reached by TLS, and names nobody`(text: String) {
        #expect(throws: PartnerProblem.website) { try partner(website: text) }
    }

    @Test func `ages, languages and codes are within their bounds`() throws {
        #expect(throws: PartnerProblem.ages) { try PartnerReach(ages: 0...121) }
        #expect(throws: PartnerProblem.ages) { try PartnerReach(ages: -1...20) }
        #expect(throws: PartnerProblem.languages) { try PartnerReach(languages: []) }
        #expect(throws: PartnerProblem.languages) { try PartnerReach(languages: ["Dutch"]) }
        #expect(try PartnerReach(languages: ["nl", "ti"]).languages == ["nl", "ti"])
    }

    @Test func `who can help today is also soon enough for next week`() {
        #expect(PartnerReach.Urgency.soonEnough(for: .now) == [.now])
        #expect(PartnerReach.Urgency.soonEnough(for: .days) == [.now, .days])
        #expect(PartnerReach.Urgency.soonEnough(for: .weeks) == PartnerReach.Urgency.allCases)
    }

    @Test func `the starter set is the national numbers, each still to be confirmed`() throws {
        let set = try StarterPartners.all()

        #expect(set.compactMap(\.phone) == ["112", "0900-8844", "0800-2000", "0800-0113", "033-4481186"])
        #expect(set.allSatisfy { $0.review == nil && $0.version == 1 })
        #expect(Set(set.map(\.id)).count == set.count)
        #expect(try StarterPartners.all() == set)
    }
}
