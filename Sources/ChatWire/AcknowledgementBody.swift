public import Chat
import HelplineCore
public import Hummingbird
public import SiteSupport

/// The promise that a message or an epoch is on disk.
public struct AcknowledgementBody: Codable, Equatable, Sendable {
    public let seq: Int64
    public let at: Int64
    private var isRepeated = false

    public init(_ acknowledgement: Acknowledgement) {
        seq = acknowledgement.sequence
        at = acknowledgement.at.seconds
        isRepeated = acknowledgement.repeated
    }

    /// 201, or 200 for what had been promised before. Two numbers need no encoder.
    public var answer: ShortWay.Answer {
        ShortWay.Answer(isRepeated ? .ok : .created, #"{"at":\#(at),"seq":\#(seq)}"#)
    }

    public var response: Response { .json(text: answer.text, status: answer.status) }

    private enum CodingKeys: String, CodingKey { case seq, at }
}
