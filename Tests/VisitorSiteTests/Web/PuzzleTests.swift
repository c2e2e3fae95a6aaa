import Foundation
import HelplineCore
import SQLiteStore
import SiteSupport
import TestSupport
import Testing

@Suite struct PuzzleTests {
    private let clock = SettableClock()

    /// Runs a story with desks, as of several nodes, that share their counts and, unless told otherwise, their key.
    private func desks(
        bits: Int = 0, calm: Int = 60, keys: [UInt8] = [7, 7], _ story: ([PuzzleDesk]) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lichtpunt-puzzles-\(UUID().uuidString)")
        defer { do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") } }
        let database = try SQLiteDatabase(folder: folder, for: .server)
        let limits = SharedLimits(SQLiteLimitCounts(database), key: Data(repeating: 1, count: 32))
        try await story(
            keys.map {
                PuzzleDesk(
                    bits: bits, calm: calm, seal: PuzzleSeal(key: Data(repeating: $0, count: 32)), limits: limits)
            })
        try await database.close()
    }

    @Test func `a challenge of another installation, or one that was altered, is worth nothing`() async throws {
        try await desks(keys: [7, 8]) { desks async throws in
            let (desk, other) = (desks[0], desks[1])
            let own = try await desk.challenge(at: clock.now()).text
            let others = try await other.challenge(at: clock.now()).text
            #expect(try await !desk.accept(challenge: others, nonce: "1", at: clock.now()))
            #expect(try await !desk.accept(challenge: own.replacing(".0.", with: ".1."), nonce: "1", at: clock.now()))

            #expect(try await desk.accept(challenge: own, nonce: "1", at: clock.now()))
        }
    }

    @Test func `a challenge of one node is taken by another, once at all of them`() async throws {
        try await desks { desks async throws in
            let challenge = try await desks[0].challenge(at: clock.now()).text

            #expect(try await desks[1].accept(challenge: challenge, nonce: "1", at: clock.now()))

            for desk in desks { #expect(try await !desk.accept(challenge: challenge, nonce: "1", at: clock.now())) }
        }
    }

    @Test func `a challenge that is too old is worth nothing`() async throws {
        try await desks { desks async throws in
            let (late, inTime) = (
                try await desks[0].challenge(at: clock.now()), try await desks[0].challenge(at: clock.now())
            )
            clock.advance(by: PuzzleSeal.term - .seconds(1))
            #expect(try await desks[0].accept(challenge: inTime.text, nonce: "1", at: clock.now()))
            clock.advance(by: .seconds(1))

            #expect(try await !desks[0].accept(challenge: late.text, nonce: "1", at: clock.now()))
        }
    }

    @Test func `a puzzle gets harder under load and easy again afterwards`() async throws {
        try await desks(bits: 5, calm: 4) { desks async throws in
            let calm = try await desks[0].challenge(at: clock.now()).bits
            for _ in 0..<40 { _ = try await desks[0].challenge(at: clock.now()) }

            #expect(calm == 5)
            #expect(try await desks[0].challenge(at: clock.now()).bits > 7)
            clock.advance(by: .minutes(3))
            #expect(try await desks[0].challenge(at: clock.now()).bits == 5)
        }
    }

    @Test func `load at one node makes puzzles harder at another, in the next minute too`() async throws {
        try await desks(bits: 5, calm: 4, keys: [7, 7, 7]) { desks async throws in
            #expect(try await desks[1].challenge(at: clock.now()).bits == 5)
            for _ in 0..<41 { _ = try await desks[0].challenge(at: clock.now()) }
            clock.advance(by: .seconds(1))
            // The busy node tells what it handed out, the other asks.
            _ = try await desks[0].challenge(at: clock.now())

            #expect(try await desks[1].challenge(at: clock.now()).bits > 7)
            clock.advance(by: .minutes(1))
            #expect(try await desks[1].challenge(at: clock.now()).bits > 7)
            // One that nobody had asked yet.
            #expect(try await desks[2].challenge(at: clock.now()).bits > 7)
        }
    }
}
