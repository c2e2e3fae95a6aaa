/// What she does with one of the organisations that she was shown.
public struct MessageChoice: Equatable, Sendable, Codable {
    public enum Answer: String, Sendable, Codable, CaseIterable { case kept, declined }

    /// The offer's id.
    public let offer: String
    /// Which of its options, from 0.
    public let option: Int
    public let answer: Answer

    /// `malformed` for what no reader would take as a choice.
    public init(offer: String, option: Int, answer: Answer) throws(SealRefused) {
        try require(LowerCaseUUID.isValid(offer) && (0..<MessageOffer.most).contains(option), .malformed)
        self.offer = offer
        self.option = option
        self.answer = answer
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            offer: fields.decode(String.self, forKey: .offer), option: fields.decode(Int.self, forKey: .option),
            answer: fields.decode(Answer.self, forKey: .answer))
    }
}
