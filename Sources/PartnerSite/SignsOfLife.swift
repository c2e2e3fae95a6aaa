import Chat
import HelplineCore
import Synchronization

/// When each guest's sign of life was last written, so that his polls do not write a row each.
///
/// Bounded by forgetting who was silent for so long that he has left.
final class SignsOfLife: Sendable {
    /// A sign is written at most this often; three fit into the silence after which he has left.
    static let pace = Duration.seconds(30)

    private let written = Mutex<[GuestID: Timestamp]>([:])

    /// Whether his sign is to be written now.
    func isDue(_ guest: GuestID, at now: Timestamp) -> Bool {
        written.withLock { written in
            if let last = written[guest], now >= last, now - last < Self.pace { return false }
            written = written.filter { now - $0.value < GuestTerms.silence }
            written[guest] = now
            return true
        }
    }
}
