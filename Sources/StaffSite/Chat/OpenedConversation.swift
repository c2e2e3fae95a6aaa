import Cases
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// All that a professional's browser needs to open a conversation.
struct OpenedConversation: Encodable {
    struct Sealed: Codable {
        let teamEpoch: Int
        let sealed: Base64URLBytes

        init(_ key: TeamSealed) {
            teamEpoch = key.teamEpoch
            sealed = Base64URLBytes(key.sealed.bytes)
        }
    }
    struct Item: Encodable {
        let kind: String
        let id: String
        let version: Int
        let sealed: Base64URLBytes
    }
    let id: ConversationID
    let state: String
    let language: String
    let topic: String?
    let danger: Bool
    let since: Int64
    let number: Int
    let seq: Int64
    let sealedRoot: Sealed
    let epochs: [EpochRecord]
    let staffKey: Sealed?
    let items: [Item]
    let `case`: CaseReply?
}

extension StaffChat {
    /// GET /conversations/{id}: recorded as opened, because from here on its content can be read.
    @Sendable func open(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let member = context.professional.id
        let conversation = try await talked(context)
        let isHis = conversation.isHeld(by: member)
        let keys = try await stores.content.open(
            conversation.id, by: member, recording: entry(.opened, context, conversation.id))
        // What somebody has not sent is for who has the conversation after him, not for who comes in beside him.
        let items = try await stores.content.items(of: conversation.id, for: member)
            .filter { isHis || $0.kind != .draft }
        let record = isHis ? try await dependencies.cases.registration(of: conversation.id, for: member) : nil
        return try .json(
            OpenedConversation(
                id: conversation.id, state: conversation.state.rawValue, language: conversation.language.rawValue,
                topic: conversation.topic?.rawValue, danger: conversation.danger,
                since: conversation.waitingSince.seconds,
                number: conversation.queueNumber, seq: conversation.lastSequence, sealedRoot: .init(keys.root),
                epochs: keys.epochs.map { EpochRecord($0, for: .team) }, staffKey: keys.staffKey.map { .init($0) },
                items: items.map {
                    .init(kind: $0.kind.rawValue, id: $0.id, version: $0.version, sealed: Base64URLBytes($0.sealed))
                },
                case: record.map(CaseReply.init)))
    }
}
