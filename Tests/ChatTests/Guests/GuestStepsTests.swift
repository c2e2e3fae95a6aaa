import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

/// Bram proposes Piet of the police to Ada, and Chris calls Piet back.
@Suite struct GuestStepsTests {
    private let start = Timestamp(seconds: 1_000_000)
    private let bram = Professional.bram.id
    private let chris = Professional.chris.id

    private func proposed(
        _ role: GuestRole = .police, age: AgeClass = .from16, advised: Bool = false, outside: Bool = false
    ) -> Guest? {
        Guest.proposed(
            GuestID("90000000-0000-4000-8000-000000000009")!, as: role, to: Visitor.ada.conversation, by: bram,
            age: age, advised: advised, outside: outside, under: GuestRules(), at: start)
    }
    private func agreed() throws -> Guest { try #require(proposed()).answered(true, at: start) }
    private func invited() throws -> Guest {
        try agreed().confirmed(by: chris, coordinator: false).invited(by: bram, at: start)
    }

    private func epoch(
        _ audience: [String], reason: Epoch.Reason = .guestJoined
    ) throws -> Epoch {
        try #require(
            Epoch(
                number: 2, teamEpoch: 1, audience: audience, reason: reason,
                sealed: Dictionary(uniqueKeysWithValues: audience.map { ($0, .sample()) })))
    }
    private func present() throws -> Guest {
        let knocking = try invited().knocked(at: start)
        return try knocking.admitted(
            with: epoch([knocking.reader, "team", "visitor"]), beside: [], since: 7, at: start)
    }

    @Test func `from the question to the end, every step after the one before it`() throws {
        #expect(try agreed().step == .agreed)
        #expect(try agreed().confirmed(by: chris, coordinator: false).step == .confirmed(by: chris))
        let until = start + .minutes(15)
        #expect(try invited().step == .invited(until: until, triesLeft: 5))
        #expect(try invited().knocked(at: start).step == .knocking(until: until, triesLeft: 5))
        #expect(try present().step == .present)
        #expect(try present().gone(.visitor).step == .left(.visitor))
    }

    @Test func `without her yes nobody comes in, and a no stays a no`() throws {
        let asked = try #require(proposed())
        _ = try agreed().confirmed(by: chris, coordinator: false)

        let refused = try asked.answered(false, at: start)

        #expect(refused.step == .refused && !refused.isUnderWay)
        for unwilling in [asked, refused] {
            #expect(throws: StoreFailure.conflict(.wrongState)) {
                _ = try unwilling.confirmed(by: chris, coordinator: false)
            }
            #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try unwilling.invited(by: bram, at: start) }
            #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try unwilling.knocked(at: start) }
        }
        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try refused.answered(true, at: start) }
        #expect(try refused.answered(false, at: start) == refused, "said again, nothing changes")
        #expect(try agreed().answered(true, at: start) == agreed())
    }

    @Test func `an answer that comes too late is none`() throws {
        let asked = try #require(proposed())
        let late = start + .minutes(30)
        _ = try asked.answered(true, at: late - .seconds(1))

        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try asked.answered(true, at: late) }
        #expect(asked.current(at: late).step == .expired(.noAnswer))
        #expect(asked.current(at: late - .seconds(1)) == asked)
    }

    @Test func `who invites him cannot confirm that it is he, and only he makes the link`() throws {
        let agreed = try agreed()
        let confirmed = try agreed.confirmed(by: chris, coordinator: false)

        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try agreed.confirmed(by: bram, coordinator: true) }
        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try agreed.invited(by: bram, at: start) }
        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try confirmed.invited(by: chris, at: start) }
    }

    @Test func `with a child under 12 nobody is proposed without advice, and the police never`() throws {
        #expect(proposed(.shelter, age: .under12, advised: true) != nil)

        #expect(proposed(.shelter, age: .under12) == nil)
        #expect(proposed(.police, age: .under12, advised: true) == nil)
    }

    @Test func `a number that is not in the directory only a coordinator confirms`() throws {
        let agreed = try #require(proposed(outside: true)).answered(true, at: start)

        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try agreed.confirmed(by: chris, coordinator: false) }
        #expect(try agreed.confirmed(by: chris, coordinator: true).step == .confirmed(by: chris))
    }

    @Test func `what was said before he came is not his to read`() throws {
        #expect(try invited().since == nil)
        #expect(try present().since == 7)
        #expect(try present().gone(.visitor).since == 7)
    }

    @Test func `the link works once, and for fifteen minutes`() throws {
        let invited = try invited()
        let over = start + .minutes(15)
        let knocking = try invited.knocked(at: over - .seconds(1))

        #expect(throws: StoreFailure.conflict(.alreadyUsed)) { _ = try knocking.knocked(at: start) }
        #expect(throws: StoreFailure.conflict(.alreadyUsed)) { _ = try present().knocked(at: start) }
        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try invited.knocked(at: over) }
        #expect(throws: StoreFailure.conflict(.wrongState)) {
            _ = try knocking.admitted(
                with: epoch([knocking.reader, "team", "visitor"]), beside: [], since: 7, at: over)
        }
        #expect(invited.current(at: over).step == .expired(.link))
        #expect(knocking.current(at: over).step == .expired(.link))
        #expect(try present().current(at: over).step == .present, "who is in stays in")
    }

    @Test func `after five wrong codes the link is dead`() throws {
        var guest = try invited()
        for left in [4, 3, 2, 1] {
            guest = try guest.knocked(at: start).mistaken()
            #expect(guest.step == .invited(until: start + .minutes(15), triesLeft: left))
        }

        guest = try guest.knocked(at: start).mistaken()

        #expect(guest.step == .expired(.tries))
        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try guest.knocked(at: start) }
    }

    @Test func `he comes in only with an epoch that is for him, her and the team`() throws {
        let knocking = try invited().knocked(at: start)
        let stranger = "guest:\(UUID().uuidString.lowercased())"
        let whole = [knocking.reader, "team", "visitor"]
        #expect(try knocking.admitted(with: epoch(whole), beside: [], since: 7, at: start).step == .present)

        for wrong in [
            try epoch(["team", "visitor"]), try epoch([stranger, "team", "visitor"]),
            try epoch((whole + [stranger]).sorted()), try epoch(whole, reason: .renewed),
        ] {
            #expect(throws: StoreFailure.conflict(.wrongState)) {
                _ = try knocking.admitted(with: wrong, beside: [], since: 7, at: start)
            }
        }
        #expect(throws: StoreFailure.conflict(.wrongState)) {
            _ = try invited().admitted(with: epoch(whole), beside: [], since: 7, at: start)
        }
    }

    @Test func `who is out stays out, and as he left`() throws {
        let out = try present().gone(.himself)

        #expect(try out.gone(.visitor) == out)
        #expect(!out.isUnderWay)
        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try out.knocked(at: start) }
        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try invited().gone(.team) }
    }

    @Test func `until he is in he can be stopped at any step, and then only sent away`() throws {
        for guest in [
            try #require(proposed()), try agreed(), try agreed().confirmed(by: chris, coordinator: false),
            try invited(),
            try invited().knocked(at: start),
        ] {
            #expect(guest.isUnderWay)
            let stopped = try guest.stopped(.withdrawn)
            #expect(stopped.step == .expired(.withdrawn) && !stopped.isUnderWay)
        }

        #expect(throws: StoreFailure.conflict(.wrongState)) { _ = try present().stopped(.withdrawn) }
    }
}
