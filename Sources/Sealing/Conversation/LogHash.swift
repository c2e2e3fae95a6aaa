public import Foundation

/// The running hash over a conversation's messages, so that a server that drops, repeats or reorders them shows.
public struct LogHash: Equatable, Sendable {
    public let conversation: String
    /// The last sequence number processed.
    public private(set) var seen = 0
    /// The hash there, 32 bytes.
    public private(set) var hash: Data

    /// Nothing processed yet.
    public init(conversation: String) {
        self.conversation = conversation
        hash = Derivation.sha256(additionalData("log", conversation))
    }

    /// A message entry, in the order of the log; `order` for a sequence number that is not higher than the last.
    public mutating func add(
        sequence: Int, epoch: Int, sender: MessageSender, envelope: Data
    ) throws(SealRefused) {
        try require(sequence > seen, .order)
        let bound = try sender.additionalData(conversation: conversation, epoch: epoch)
        hash = Derivation.sha256(
            additionalData("log-entry", hash, sequence, bound, Derivation.sha256(envelope)))
        seen = sequence
    }

    /// Any other entry: the hash stays as it is.
    public mutating func pass(sequence: Int) throws(SealRefused) {
        try require(sequence > seen, .order)
        seen = sequence
    }
}
