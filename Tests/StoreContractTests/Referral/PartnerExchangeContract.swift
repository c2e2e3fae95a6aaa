import HelplineCore
import Referral
import TestSupport
import Testing

@Suite struct PartnerExchangeContract {
    private func imports(_ text: String, into stores: ChatStores, isTrial: Bool = false) async throws
        -> PartnerImportSummary
    {
        try await PartnerImporter(stores.partners).take(
            PartnerFile.read(text.utf8, file: "kaart.csv"), isTrial: isTrial,
            recording: AuditEntry(.partnersTaken, by: .commandLine, at: stores.now()))
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a file brings what is new, replaces what changed, and leaves the rest as it was`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let (house, bridge) = (try Partner.sample("Huis aan de Dijk", .full()), try Partner.sample("Brug"))
            let first = PartnerFile.text([house, bridge])
            let trial = try await imports(first, into: stores, isTrial: true)
            #expect((trial.new, trial.isTrial) == (2, true))
            #expect(try await stores.partners.all().isEmpty)
            #expect(try await imports(first, into: stores).new == 2)

            let changed = first.replacing("Brug", with: "Brugge")
            let again = try await imports(changed, into: stores)

            #expect((again.new, again.replaced, again.unchanged) == (0, 1, 1))
            let exported = try await stores.partners.all(
                recording: AuditEntry(.partnersExported, by: .commandLine, at: stores.now()))
            #expect(exported.map(\.version) == [2, 1])
            #expect(PartnerFile.text(exported.reversed()) == changed)
            #expect(try await imports(changed, into: stores).unchanged == 2)
            #expect(
                try await stores.auditedActions() == ["partners-taken", "partners-taken", "partners-exported"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `one wrong row, or one too many, and nothing of a file is kept`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let wrong = "kind,name_nl\npolice,Wijkteam\nsheriff,Wijkteam\n"
            await #expect(throws: PartnerImporter.Failure.self) { try await imports(wrong, into: stores) }
            #expect(try await stores.partners.all().isEmpty)

            let many = (0..<Partner.most).map { "police,Team \($0)\n" }.joined()
            let summary = try await imports("kind,name_nl\n\(many)", into: stores)
            #expect(summary.new == Partner.most)
            for isTrial in [true, false] {
                await #expect(throws: PartnerImporter.Failure.full) {
                    try await imports("kind,name_nl\npolice,Wijkteam\npolice,Team 1\n", into: stores, isTrial: isTrial)
                }
            }
            #expect(try await stores.auditedActions() == ["partners-taken"])
        }
    }
}
