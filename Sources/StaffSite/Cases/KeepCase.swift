import Cases
import Chat
import HelplineCore
import HTTPTypes
import Hummingbird
import SiteSupport

/// `PUT /conversations/{id}/case`: keeps a draft or the final registration, checked by the code book.
struct KeepCase: Sendable {
    struct Body: Decodable {
        let version: Int
        /// `null` is the same as leaving the field out.
        let fields: [String: CaseAnswer?]
        let final: Bool

        var answers: [FieldKey: CaseAnswer] {
            var answers: [FieldKey: CaseAnswer] = [:]
            for (name, answer) in fields { answers[FieldKey(rawValue: name)] = answer }
            return answers
        }
    }
    struct Reply: Encodable { let version: Int }
    /// What is wrong with it, in sentences.
    struct Problems: Encodable, Sendable { let problems: [CaseProblem] }

    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        guard let id = context.parameters.get("id").flatMap({ ConversationID($0) }) else { throw Problem.notFound }
        let body = try await request.json(Body.self)
        let door = try await site.chat.conversations.conversation(id).door
        let fields = try check(body, by: door)
        let now = site.clock.now()
        guard let quarter = CaseQuarter(of: now, in: CaseQuarter.serviceZone) else { throw Problem.server }
        let record = CaseRecord(version: body.version, fields: fields, isFinal: body.final)
        let member = context.professional.id
        let entry = AuditEntry(.registered, by: .member(member), conversation: id, at: now)
        do throws(StoreFailure) {
            try await site.cases.keep(record, of: id, by: member, in: quarter, recording: entry)
        } catch {
            if case .conflict = error { throw Problem.conflict }
            throw error
        }
        return try .json(Reply(version: body.version))
    }

    /// By which entrance she came is known, and so it is no question.
    private func check(_ body: Body, by door: DoorName?) throws(Problem) -> CaseFields {
        var answers = body.answers
        let entrance = door.map { Code(rawValue: $0.description) } ?? Code.none
        if site.codeBook.field(.door) != nil { answers[.door] = .one(entrance) }
        do throws(InvalidCase) {
            return try CaseValidation(site.codeBook, entrances: [entrance]).check(
                answers, as: body.final ? .final : .draft)
        } catch {
            throw Problem("invalid-case", .unprocessableContent, "The registration breaks the code book")
                .with(Problems(problems: error.problems))
        }
    }
}
