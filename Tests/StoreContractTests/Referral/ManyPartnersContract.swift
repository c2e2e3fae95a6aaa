import HelplineCore
import Referral
import TestSupport
import Testing

/// A directory as full as it may be: what bounds a search.
@Suite struct ManyPartnersContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a full directory takes no more, a search answers with fifty, and a file comes in whole or not at all`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            let many = try (0..<Partner.most).map { try Partner.sample("Huis \($0)", .init(hours: .always)) }
            #expect(try await stores.takes(many) == 0)
            let one = try Partner.sample("Een te veel")

            await #expect(throws: StoreFailure.conflict(.limitReached)) { try await stores.keeps(one) }
            let changed = try Partner.sample("Gewijzigd", id: many[0].id)
            await #expect(throws: StoreFailure.conflict(.limitReached)) { _ = try await stores.takes([changed, one]) }
            var need = PartnerNeed()
            for openNow in [false, true] {
                need.openNow = openNow
                let found = try await stores.partners.matches(need, at: stores.now())
                #expect(found.partners.count == PartnerMatches.most)
                #expect(found.more)
            }

            need = PartnerNeed()
            need.text = "gewijzigd"
            #expect(try await stores.partners.matches(need, at: stores.now()).partners.isEmpty)
            #expect(try await stores.takes([changed]) == 1)
            #expect(try await stores.partners.matches(need, at: stores.now()).partners.map(\.version) == [2])
            #expect(try await stores.auditedActions() == ["partners-taken", "partners-taken"])
        }
    }
}

extension ChatStores {
    func keeps(_ partner: Partner) async throws {
        try await partners.keep(partner, recording: AuditEntry(.partnerKept, by: .commandLine, at: now()))
    }

    func takes(_ many: [Partner]) async throws -> Int {
        try await partners.take(many, recording: AuditEntry(.partnersTaken, by: .commandLine, at: now()))
    }

    func removes(_ id: PartnerID, version: Int) async throws {
        try await partners.remove(
            id, version: version, recording: AuditEntry(.partnerRemoved, by: .commandLine, at: now()))
    }
}

extension Partner {
    static func sample(
        _ name: String, _ serves: PartnerReach? = nil, id: PartnerID = .random(), version: Int = 1,
        review: LocalDay? = nil
    ) throws -> Partner {
        try Partner(
            id: id, version: version, kind: .womensShelter,
            dutch: PartnerWords(name: name, reach: "Bel ons.", next: "Wij luisteren."),
            english: PartnerWords(name: "\(name) (en)"), phone: "020-1234567", website: "https://dijk.example",
            serves: serves ?? PartnerReach(), review: review)
    }
}

extension PartnerReach {
    /// Something of everything.
    static func full() throws -> PartnerReach {
        try PartnerReach(
            regions: [.zeeland, .northBrabant], groups: [.girls, .women], forms: [.sexual, .criminal], ages: 12...23,
            languages: ["nl", "ti"], urgency: .now, hours: OpeningHours(line: "1=09:00-17:00;2026-12-25=") ?? .none)
    }
}
