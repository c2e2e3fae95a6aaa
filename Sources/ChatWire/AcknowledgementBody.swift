public import Chat
import HelplineCore

/// The promise that a message or an epoch is on disk.
public struct AcknowledgementBody: Codable, Equatable, Sendable {
    public let seq: Int64
    public let at: Int64
    public init(_ acknowledgement: Acknowledgement) {
        seq = acknowledgement.sequence
        at = acknowledgement.at.seconds
    }
}
