import Chat
import HelplineCore
import TestSupport
import Testing

/// Nothing is passed on without a yes past a second professional.
@Suite struct PassingStepsTests {
    private let bram = MemberID.random()
    private let chris = MemberID.random()
    private let dina = MemberID.random()
    private let at = Timestamp(seconds: 1_800_000_000)

    private func proposed(told: Passing.Told = .notTold) throws -> Passing {
        try #require(
            Passing.proposed(.random(), on: .meldcode, of: .random(), by: bram, told: told, at: at))
    }

    @Test func `a colleague agrees, and who proposed it passes it on`() throws {
        let agreed = try proposed().judged(true, by: chris)
        #expect(agreed.step == .agreed(by: chris))
        #expect(try agreed.judged(true, by: chris) == agreed)

        let done = try agreed.done(by: bram, told: .toldAfter, at: at)

        #expect(done.step == .done(by: bram, at: at))
        #expect(done.judgedBy == chris)
        #expect(done.told == .toldAfter)
        #expect(!done.isUnderWay)
        #expect(try done.done(by: bram, told: .toldAfter, at: at + .seconds(1)) == done)
    }

    @Test func `who proposed it does not judge it, and nobody else passes it on`() throws {
        let passing = try proposed()
        for agrees in [true, false] {
            #expect(throws: StoreFailure.conflict(.wrongState)) { try passing.judged(agrees, by: bram) }
        }
        let agreed = try passing.judged(true, by: chris)
        for other in [chris, dina] {
            #expect(throws: StoreFailure.conflict(.wrongState)) { try agreed.done(by: other, told: .notTold, at: at) }
        }
    }

    @Test func `without an agreement nothing is passed on`() throws {
        let passing = try proposed()
        for before in [passing, try passing.judged(false, by: chris), try passing.withdrawn()] {
            #expect(throws: StoreFailure.conflict(.wrongState)) { try before.done(by: bram, told: .notTold, at: at) }
        }
    }

    @Test func `one answer is the answer, and after the end there is none`() throws {
        let declined = try proposed().judged(false, by: chris)
        #expect(try declined.judged(false, by: chris) == declined)
        let agreed = try proposed().judged(true, by: chris)
        for (passing, agrees, by) in [(declined, true, chris), (declined, true, dina), (agreed, false, chris)] {
            #expect(throws: StoreFailure.conflict(.wrongState)) { try passing.judged(agrees, by: by) }
        }
        #expect(throws: StoreFailure.conflict(.wrongState)) { try agreed.judged(true, by: dina) }
        #expect(throws: StoreFailure.conflict(.wrongState)) { try proposed().withdrawn().judged(true, by: chris) }
    }

    @Test func `it can be withdrawn until it is done`() throws {
        let agreed = try proposed().judged(true, by: chris)
        let withdrawn = try agreed.withdrawn()
        #expect(withdrawn.step == .withdrawn)
        #expect(try withdrawn.withdrawn() == withdrawn)
        let done = try agreed.done(by: bram, told: .notTold, at: at)
        #expect(throws: StoreFailure.conflict(.wrongState)) { try done.withdrawn() }
        #expect(throws: StoreFailure.conflict(.wrongState)) { try proposed().judged(false, by: chris).withdrawn() }
    }

    @Test func `whether she was told is said as it was`() throws {
        #expect(Passing.proposed(.random(), on: .meldcode, of: .random(), by: bram, told: .toldAfter, at: at) == nil)
        let knew = try proposed(told: .told).judged(true, by: chris)
        for told in [Passing.Told.toldAfter, .notTold] {
            #expect(throws: StoreFailure.conflict(.wrongState)) { try knew.done(by: bram, told: told, at: at) }
        }
        #expect(try knew.done(by: bram, told: .told, at: at).told == .told)
        let untold = try proposed().judged(true, by: chris)
        #expect(throws: StoreFailure.conflict(.wrongState)) { try untold.done(by: bram, told: .told, at: at) }
    }

    @Test func `while it waits colleagues read it, and after that who proposed it alone`() throws {
        let passing = try proposed()
        #expect([bram, chris, dina].allSatisfy(passing.mayBeRead))
        let agreed = try passing.judged(true, by: chris)
        #expect(agreed.mayBeRead(by: bram))
        #expect(![chris, dina].contains(where: agreed.mayBeRead))
    }
}
