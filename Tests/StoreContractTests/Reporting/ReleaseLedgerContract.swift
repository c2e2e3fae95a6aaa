import Cases
import Foundation
import HelplineCore
import Reporting
import TestSupport
import Testing

@Suite struct ReleaseLedgerContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was published comes back as it was, in order, and the chain holds`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runCases { chat, cases in
            _ = try await cases.imports(try CaseStores.file2021())
            let first = try await cases.release(of: 2021)
            try await cases.publishes(first)
            let second = try await cases.release(of: 2022)
            try await cases.publishes(second)

            let kept = try await cases.ledger.releases()

            #expect(kept.map(\.number) == [1, 2])
            #expect(kept.map(\.link) == [first.link, second.link])
            #expect(kept.first?.files == first.files.sorted { $0.path < $1.path })
            #expect(throws: Never.self) { try ReleaseChain.check(kept) }
            #expect(
                try await chat.auditedActions() == ["cases-imported"]
                    + Array(repeating: "report-published-alone", count: 2)
            )
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a year is published once, and only after the last release`(database: DatabaseUnderTest) async throws {
        try await database.runCases { _, cases in
            _ = try await cases.imports(try CaseStores.file2021())
            let first = try await cases.release(of: 2021)
            let meanwhile = try await cases.release(of: 2022)
            try await cases.publishes(first)

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await cases.publishes(first) }
            await #expect(throws: StoreFailure.conflict(.outdated)) { try await cases.publishes(meanwhile) }

            #expect(try await cases.ledger.releases().count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `publishing closes the year: ages become bands, and stay so`(database: DatabaseUnderTest) async throws {
        try await database.runCases { chat, cases in
            let file = try CaseStores.file2021()
            _ = try await cases.imports(file)
            let before = try await cases.counts.counts(of: 2021, in: ["age_class"], crossed: [])
            #expect(before.populations[.own]?.knownAges ?? 0 > 200)
            try await cases.publishes(try await cases.release(of: 2021))

            let after = try await cases.counts.counts(of: 2021, in: ["age_class"], crossed: [])
            let again = try await cases.imports(file)

            #expect(after.populations[.own]?.knownAges == 0)
            #expect(after.populations[.own]?.dimensions == before.populations[.own]?.dimensions)
            #expect(again.new == 0)
            #expect(again.skipped == 461)
            #expect(try await cases.counts.counts(of: 2021, in: [], crossed: []).populations[.own]?.knownAges == 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a case of a closed year is kept with a band, and saving it twice is once`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runCases { chat, cases in
            try await chat.opens(.ada)
            try await chat.claims(.ada, .bram)
            try await cases.keeps(try cases.record(1, [.age: .years(23)]), of: .ada)
            #expect(try await cases.finds(.ada, .bram)?.fields.years == 23)
            try await cases.publishes(try await cases.release(of: 2026))
            #expect(try await cases.finds(.ada, .bram)?.fields.codes(.age) == ["21-23"])

            try await cases.keeps(try cases.record(2, [.age: .years(27)]), of: .ada)
            try await cases.keeps(try cases.record(2, [.age: .years(27)]), of: .ada)

            #expect(try await cases.finds(.ada, .bram)?.fields.codes(.age) == ["27-29"])
            #expect(try await cases.finds(.ada, .bram)?.version == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a code approves once, and only of somebody who may`(database: DatabaseUnderTest) async throws {
        let (dina, bram) = (Colleague(.dina), Colleague(.bram))
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.invites(bram, by: dina)
            try await stores.enrols(bram)
            try await stores.admits(bram, by: dina)
            func publishes(_ year: Int, _ colleague: Colleague, step: Int64) async throws {
                let number = try await stores.ledger.releases().count + 1
                try await stores.ledger.append(
                    Release(
                        number: number, year: year, plan: 1, codeBook: 1, approval: .member(colleague.id), files: [],
                        link: Data(count: 32)), codeStep: step,
                    recording: stores.entry(.reportPublished, by: colleague.id))
            }

            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) { try await publishes(2020, bram, step: 200) }
            try await publishes(2020, dina, step: 200)
            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) { try await publishes(2021, dina, step: 200) }
            try await publishes(2021, dina, step: 201)

            #expect(try await stores.ledger.releases().map(\.approval) == [.member(dina.id), .member(dina.id)])
            #expect(try await stores.audited().suffix(3) == ["admitted", "report-published", "report-published"])
        }
    }
}
