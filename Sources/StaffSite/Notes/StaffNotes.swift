import Accounts
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// What professionals write to each other beside a conversation. It holds no log and no `SealedEnvelope`: there is no way from
/// here to the visitor.
struct StaffNotes: Sendable {
    let notes: any NoteStore
    let members: any MemberStore
    let hub: ConversationHub
    let clock: any WallClock
    /// Its own, so that talk among colleagues never keeps an answer to a visitor waiting.
    let buckets: SenderBuckets<MemberID>

    init(_ dependencies: StaffDependencies) {
        notes = dependencies.chat.notes
        members = dependencies.accounts.members
        hub = dependencies.hub
        clock = dependencies.clock
        let limits = dependencies.limits
        buckets = SenderBuckets(
            TokenBucket.Rate(burstOf: limits.messageBurst, perMinute: limits.messagesPerMinute) ?? .messages)
    }

    /// GET /conversations/{id}/notes?after=N
    @Sendable func read(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let after = try request.number("after", in: 0...Int64(Int32.max)) ?? 0
        let id = try conversation(in: context)
        let page = try await notes.page(
            of: id, after: Int(after), for: context.professional, recording: entry(.notesOpened, context, id))
        return try .json(NotesBody(page))
    }

    struct Write: Decodable {
        let id: NoteID
        let kind: String
        let sealed: Base64URLBytes
    }
    struct Written: Encodable {
        let number: Int
        let at: Int64
    }

    /// POST /conversations/{id}/notes
    @Sendable func write(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Write.self, upTo: RequestLimits.sealedItemBody)
        guard let kind = Note.Kind(rawValue: body.kind) else { throw Problem.invalid("kind") }
        guard body.sealed.data.count <= SealedNote.largestSize else { throw Problem.tooLong }
        guard let sealed = SealedNote(body.sealed.data) else { throw Problem.invalid("sealed") }
        let id = try conversation(in: context)
        try buckets.take(context.professional.id, at: clock.now())
        let written = try await notes.write(
            NewNote(id: body.id, kind: kind, sealed: sealed), in: id, by: context.professional, at: clock.now(),
            recording: entry(.noted, context, id))
        await hub.announce(.notes(id))
        return try .json(
            Written(number: written.number, at: written.at.seconds), status: written.repeated ? .ok : .created)
    }

    /// PUT /conversations/{id}/consultations/{member}: the colleague may read and write the notes from now on, and is told.
    @Sendable func ask(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let (id, colleague) = (try conversation(in: context), try colleague(in: context))
        let member = try await members.member(colleague)
        guard member.state == .admitted, member.professional.role.may(.talkWithVisitors),
            colleague != context.professional.id
        else { throw Problem.notFound }
        try await notes.ask(
            colleague, about: id, by: context.professional, recording: entry(.consulted, context, id))
        await announce(colleague, id)
        return .noContent
    }

    /// DELETE /conversations/{id}/consultations/{member}: by who asked, or by the colleague himself.
    @Sendable func release(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let (id, colleague) = (try conversation(in: context), try colleague(in: context))
        try await notes.release(
            colleague, from: id, by: context.professional, recording: entry(.consultationEnded, context, id))
        await announce(colleague, id)
        return .noContent
    }

    private func announce(_ colleague: MemberID, _ id: ConversationID) async {
        await hub.announce(.professional(colleague))
        await hub.announce(.notes(id))
    }

    private func conversation(in context: CounsellorContext) throws(Problem) -> ConversationID {
        guard let id = context.parameters.get("id").flatMap({ ConversationID($0) }) else { throw .notFound }
        return id
    }

    private func colleague(in context: CounsellorContext) throws(Problem) -> MemberID {
        guard let id = context.parameters.get("member").flatMap({ MemberID($0) }) else { throw .notFound }
        return id
    }

    private func entry(_ action: AuditEntry.Action, _ context: CounsellorContext, _ id: ConversationID) -> AuditEntry {
        AuditEntry(action, by: .member(context.professional.id), conversation: id, at: clock.now())
    }
}
