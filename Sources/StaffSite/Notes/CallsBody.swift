import Chat
import HelplineCore

/// Who calls this professional: alarms he should know of, and colleagues who asked him.
struct CallsBody: Encodable, Equatable {
    struct AlarmBody: Encodable, Equatable {
        let conversation: ConversationID
        let number: Int
        let reason: String
        /// Absent: the server itself.
        let raisedBy: MemberID?
        let at: Int64
        let takenBy: MemberID?
    }
    struct AskedBody: Encodable, Equatable {
        let conversation: ConversationID
        let number: Int
        let askedBy: MemberID
    }
    let alarms: [AlarmBody]
    let asked: [AskedBody]

    init(alarms: [Alarm], asked: [AskedConversation]) {
        self.alarms = alarms.map {
            AlarmBody(
                conversation: $0.conversation, number: $0.number, reason: $0.reason.rawValue, raisedBy: $0.raisedBy,
                at: $0.at.seconds, takenBy: $0.takenBy)
        }
        self.asked = asked.map {
            AskedBody(conversation: $0.conversation, number: $0.number, askedBy: $0.askedBy)
        }
    }

    /// Whose notes he may want to follow beside his own conversations'.
    var conversations: Set<ConversationID> { Set(alarms.map(\.conversation) + asked.map(\.conversation)) }
}

/// That there are notes to fetch; never what they say.
struct NotesHint: Encodable {
    let conversation: ConversationID
}

extension StaffChat {
    func calls(for professional: Professional) async throws -> CallsBody {
        CallsBody(
            alarms: try await stores.alarms.alarms(for: professional),
            asked: try await stores.notes.asked(of: professional.id))
    }
}
