public import Foundation
public import HelplineCore

/// Who sealed an envelope, as the server recorded it and the receivers authenticate it.
public struct Sender: Equatable, Sendable {
    public enum Participant: Equatable, Hashable, Sendable {
        case visitor
        case counsellor(MemberID)
        /// Somebody from outside whom she let in.
        case guest(GuestID)

        /// The word in `AD` and on the wire.
        public var role: String {
            switch self {
            case .visitor: "visitor"
            case .counsellor: "counsellor"
            case .guest: "guest"
            }
        }
        /// The sender id in `AD` and on the wire.
        public var id: String {
            switch self {
            case .visitor: "visitor"
            case .counsellor(let member): member.description
            case .guest(let guest): guest.description
            }
        }
    }
    public let participant: Participant
    /// 8 random bytes per tab.
    public let instance: Data
    /// Counts this instance's messages in the conversation from 0.
    public let counter: Int64

    /// `nil` unless the instance has 8 bytes and the counter is 0 to 2^20 - 1.
    public init?(_ participant: Participant, instance: Data, counter: Int64) {
        guard instance.count == 8, (0..<(1 << 20)).contains(counter) else { return nil }
        self.participant = participant
        self.instance = instance
        self.counter = counter
    }
}
