public import HelplineCore

/// An entry that was just committed, on its way to the streams that are open: they need not read it again.
public struct FreshEntry: Equatable, Sendable {
    public let conversation: ConversationID
    public let entry: ConversationEntry
    /// Who had the conversation in the transaction that wrote it; `nil` when nobody did or it is not known. A professional's
    /// stream is sent it only when it was him: otherwise it asks the log, as for anything else.
    public let claimedBy: MemberID?

    /// `nil` for a message that had been promised before: its stream may long have had it.
    public init?(_ message: NewMessage, _ acknowledgement: Acknowledgement, in conversation: ConversationID) {
        guard !acknowledgement.repeated else { return nil }
        self.conversation = conversation
        claimedBy = acknowledgement.claimedBy
        entry = ConversationEntry(
            sequence: acknowledgement.sequence, at: acknowledgement.at,
            content: .message(
                id: message.id, epoch: message.epoch, sender: message.sender, envelope: message.envelope))
    }
}

extension [FreshEntry] {
    /// Those of one conversation that follow a cursor, in order and without a gap; `nil` when one is missing: then the log has to
    /// be read.
    public func following(_ cursor: Int64) -> [FreshEntry]? {
        var next = cursor
        var found: [FreshEntry] = []
        for fresh in sorted(by: { $0.entry.sequence < $1.entry.sequence }) where fresh.entry.sequence > next {
            guard fresh.entry.sequence == next + 1 else { return nil }
            next += 1
            found.append(fresh)
        }
        return found
    }
}
