import Accounts
import HelplineCore
import Synchronization
import TestSupport
import Testing

@Suite struct RefusedSignInsTests {
    let refused = RefusedSignIns()
    let start = Timestamp(seconds: 1_795_291_200)
    let bram = Professional.bram.id

    private func written() async throws -> [AuditEntry] {
        let entries = Mutex<[AuditEntry]>([])
        try await refused.write { entry throws(StoreFailure) in entries.withLock { $0.append(entry) } }
        return entries.withLock { $0 }
    }

    @Test func `a thousand guesses leave one line for the account and one for all invented names`() async throws {
        for second in 0..<500 {
            refused.note(bram, at: start + .seconds(second))
            refused.note(nil, at: start + .seconds(second))
        }

        let entries = try await written()

        #expect(
            entries == [
                AuditEntry(.signInRefused, by: .member(bram), at: start),
                AuditEntry(.signInRefused, by: .system, at: start),
            ])
    }

    @Test func `what was written is not written again in its hour, and is in the next`() async throws {
        refused.note(bram, at: start)
        #expect(try await written().count == 1)

        refused.note(bram, at: start + .minutes(59))
        #expect(try await written().isEmpty)
        refused.note(bram, at: start + .minutes(60))

        #expect(try await written().map(\.at) == [start + .hours(1)])
    }

    @Test func `what could not be written waits for the next time`() async throws {
        refused.note(bram, at: start)

        await #expect(throws: StoreFailure.diskFull) {
            try await refused.write { _ throws(StoreFailure) in throw .diskFull }
        }

        #expect(try await written().count == 1)
    }
}
