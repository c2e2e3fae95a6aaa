import Chat
import ChatWire
import HelplineCore
import SiteSupport

/// Who calls this professional: alarms he should know of, guests and letters that wait for him, colleagues who asked him, and who wants to talk with one.
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
    struct BuddyBody: Encodable, Equatable {
        let member: MemberID
        /// Seconds since 1970; it stands from one to the other.
        let at: Int64
        let until: Int64
        let answeredBy: MemberID?

        init(_ call: BuddyCall) {
            (member, at, until) = (call.member, call.since.seconds, call.until.seconds)
            if case .answered(let colleague) = call.state { answeredBy = colleague } else { answeredBy = nil }
        }
    }
    /// Somebody from outside to whom she said yes, and whom a second professional calls back.
    struct GuestCall: Encodable, Equatable {
        let guest: GuestID
        let conversation: ConversationID
        let role: String
        let by: String
        let age: String
        let outside: Bool
        let teamEpoch: Int
        let details: Base64URLBytes

        init(_ waiting: GuestToConfirm, by name: String) {
            let guest = waiting.guest
            (self.guest, conversation, role, by) = (guest.id, guest.conversation, guest.role.rawValue, name)
            (age, outside) = (guest.age.rawValue, guest.isOutside)
            (teamEpoch, details) = (waiting.details.teamEpoch, Base64URLBytes(waiting.details.sealed))
        }
    }
    /// A written handover that waits for somebody: to be read before it goes, or because nobody opened it. What it says he fetches by itself.
    struct LetterCall: Encodable, Equatable {
        let letter: LetterID
        let conversation: ConversationID
        let step: String
        let why: String?
        let by: String
        let age: String

        init(_ letter: Letter, by name: String) {
            (self.letter, conversation, step, why) = (
                letter.id, letter.conversation, letter.step.word, letter.step.why
            )
            (by, age) = (name, letter.age.rawValue)
        }
    }
    /// Something that a second professional is asked to read before it is passed on without a yes. What it is he fetches by itself.
    struct PassingCall: Encodable, Equatable {
        let passing: PassingID
        let conversation: ConversationID
        let ground: String
        let by: String

        init(_ passing: Passing, by name: String) {
            (self.passing, conversation, by) = (passing.id, passing.conversation, name)
            ground = passing.ground.rawValue
        }
    }
    let alarms: [AlarmBody]
    let asked: [AskedBody]
    let buddies: [BuddyBody]
    let guests: [GuestCall]
    let letters: [LetterCall]
    let passings: [PassingCall]

    init(
        alarms: [Alarm], asked: [AskedConversation], buddies: [BuddyCall], guests: [GuestCall], letters: [LetterCall],
        passings: [PassingCall]
    ) {
        (self.guests, self.letters, self.passings) = (guests, letters, passings)
        self.buddies = buddies.map(BuddyBody.init)
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
            asked: try await stores.notes.asked(of: professional.id), buddies: await buddies(for: professional.id),
            guests: try await guests(for: professional), letters: try await letters(for: professional.id),
            passings: try await passings(for: professional))
    }

    /// Letters that he may read first, or call about.
    private func letters(for member: MemberID) async throws -> [CallsBody.LetterCall] {
        var calls: [CallsBody.LetterCall] = []
        for letter in try await stores.letters.toHandle(by: member, at: now()) {
            calls.append(CallsBody.LetterCall(letter, by: try await named(letter.writtenBy).name))
        }
        return calls
    }

    /// What he may judge.
    private func passings(for professional: Professional) async throws -> [CallsBody.PassingCall] {
        var calls: [CallsBody.PassingCall] = []
        for passing in try await stores.passings.toJudge(by: professional.id) {
            calls.append(CallsBody.PassingCall(passing, by: try await named(passing.proposedBy).name))
        }
        return calls
    }

    /// Guests whom he may call back.
    private func guests(for professional: Professional) async throws -> [CallsBody.GuestCall] {
        var calls: [CallsBody.GuestCall] = []
        for waiting in try await stores.guests.toConfirm(
            by: professional.id, coordinator: professional.role.may(.keepPartners), at: now())
        {
            calls.append(CallsBody.GuestCall(waiting, by: try await named(waiting.guest.invitedBy).name))
        }
        return calls
    }

    /// One's own, those that are open of who is still there, and whom he goes to; who comes to whom is theirs alone.
    private func buddies(for member: MemberID) async -> [BuddyCall] {
        let standing = stores.presence.buddies.standing()
        guard !standing.isEmpty else { return [] }
        let there = await stores.presence.roster.present()
        return standing.filter {
            switch $0.state {
            case _ where $0.member == member: true
            case .open: there.contains($0.member)
            case .answered(let colleague): colleague == member
            case .over: false
            }
        }
    }
}
