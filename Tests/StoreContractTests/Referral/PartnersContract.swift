import HelplineCore
import Referral
import TestSupport
import Testing

@Suite struct PartnersContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `an entry comes back as it was kept, and the next version takes its place`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let first = try Partner.sample("Huis aan de Dijk", .full())
            try await stores.keeps(first)
            #expect(try await stores.partners.all() == [first])

            let second = try Partner.sample("Huis bij de Brug", id: first.id, version: 2)
            try await stores.keeps(second)

            #expect(try await stores.partners.all() == [second])
            for version in [1, 2, 4] {
                let late = try Partner.sample("Te laat", id: first.id, version: version)
                await #expect(throws: StoreFailure.conflict(.outdated)) { try await stores.keeps(late) }
            }
            #expect(try await stores.auditedActions() == ["partner-kept", "partner-kept"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only the version that was seen is removed, and once`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let partner = try Partner.sample("Huis aan de Dijk")
            try await stores.keeps(partner)

            await #expect(throws: StoreFailure.conflict(.outdated)) { try await stores.removes(partner.id, version: 2) }
            for _ in 0..<2 { try await stores.removes(partner.id, version: 1) }

            #expect(try await stores.partners.all().isEmpty)
            #expect(try await stores.auditedActions() == ["partner-kept", "partner-removed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `each need leaves out who does not meet it, and who excludes nobody stays`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.keeps(.sample("Alles", .init()))
            try await stores.keeps(.sample("Veel", .full()))
            func found(_ change: (inout PartnerNeed) -> Void) async throws -> [String] {
                var need = PartnerNeed()
                change(&need)
                return try await stores.partners.matches(need, at: stores.now()).partners.map(\.dutch.name)
            }

            #expect(try await found { _ in } == ["Alles", "Veel"])
            #expect(try await found { $0.region = .zeeland } == ["Veel", "Alles"])
            #expect(try await found { $0.region = .drenthe } == ["Alles"])
            #expect(try await found { $0.form = .criminal } == ["Alles", "Veel"])
            #expect(try await found { $0.form = .labour } == ["Alles"])
            #expect(try await found { $0.group = .girls } == ["Alles", "Veel"])
            #expect(try await found { $0.group = .men } == ["Alles"])
            #expect(try await found { $0.age = 12 } == ["Alles", "Veel"])
            #expect(try await found { $0.age = 23 } == ["Alles", "Veel"])
            #expect(try await found { $0.age = 11 } == ["Alles"])
            #expect(try await found { $0.age = 24 } == ["Alles"])
            #expect(try await found { $0.language = "ti" } == ["Veel"])
            #expect(try await found { $0.urgency = .now } == ["Veel"])
            #expect(try await found { $0.urgency = .days } == ["Alles", "Veel"])
            #expect(try await found { $0.kind = .police } == [])
            #expect(try await found { $0.text = "veel" } == ["Veel"])
            #expect(try await found { $0.text = "%" } == [])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a name is found without its capitals and accents`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.keeps(.sample("Hélène's Huis_1"))
            for text in ["helene", "HÉLÈNE", "huis_1", "'"] {
                var need = PartnerNeed()
                need.text = text
                #expect(try await stores.partners.matches(need, at: stores.now()).partners.count == 1, "\(text)")
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the region's own come first, then what is confirmed, then the alphabet`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let later = try #require(LocalDay(year: 2199, month: 1, day: 1))
            let earlier = try #require(LocalDay(year: 2001, month: 1, day: 1))
            try await stores.keeps(.sample("A landelijk", review: later))
            try await stores.keeps(.sample("C regio, te oud", .init(regions: [.zeeland]), review: earlier))
            try await stores.keeps(.sample("B regio, nog niet bevestigd", .init(regions: [.zeeland])))
            try await stores.keeps(.sample("D regio", .init(regions: [.zeeland]), review: later))
            var need = PartnerNeed()
            need.region = .zeeland

            let names = try await stores.partners.matches(need, at: stores.now()).partners.map(\.dutch.name)

            #expect(names == ["D regio", "B regio, nog niet bevestigd", "C regio, te oud", "A landelijk"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `open now is by each one's own hours; whose hours are not known is not open`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.keeps(.sample("Altijd", .init(hours: .always)))
            try await stores.keeps(.sample("Onbekend"))
            try await stores.keeps(.sample("Nooit vandaag", .init(hours: #require(OpeningHours(line: "2026-12-25=")))))
            var need = PartnerNeed()
            need.openNow = true

            let found = try await stores.partners.matches(need, at: stores.now())

            #expect(found.partners.map(\.dutch.name) == ["Altijd"])
        }
    }
}
