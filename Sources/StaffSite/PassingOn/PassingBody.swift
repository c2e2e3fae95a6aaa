import Chat
import ChatWire
import HelplineCore
import SiteSupport

/// Something passed on without a yes, as one professional is told of it: the ground, whether she knows, and how far it is.
struct PassingBody: Encodable, Equatable {
    let id: PassingID
    let ground: String
    let told: String
    let step: String
    /// Whether he who is told proposed it.
    let mine: Bool
    let proposedBy: MemberID
    let judgedBy: MemberID?
    /// Seconds since 1970.
    let at: Int64
    let doneAt: Int64?

    init(_ passing: Passing, for member: MemberID) {
        (id, ground, told) = (passing.id, passing.ground.rawValue, passing.told.rawValue)
        (step, mine) = (passing.step.word, passing.proposedBy == member)
        (proposedBy, judgedBy) = (passing.proposedBy, passing.judgedBy)
        (at, doneAt) = (passing.at.seconds, passing.step.doneAt?.seconds)
    }
}

/// What is sealed of it, for who may read it.
struct PassingRecordBody: Encodable {
    struct Sealed: Encodable {
        let teamEpoch: Int
        let sealed: Base64URLBytes

        init(_ sealed: SealedPassing) {
            teamEpoch = sealed.teamEpoch
            self.sealed = Base64URLBytes(sealed.bytes)
        }
    }
    let conversation: ConversationID
    let record: Sealed?
    let answer: Sealed?

    init(_ record: PassingRecord) {
        conversation = record.passing.conversation
        self.record = record.record.map(Sealed.init)
        answer = record.answer.map(Sealed.init)
    }
}
