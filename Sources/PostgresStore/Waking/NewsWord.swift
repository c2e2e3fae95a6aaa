import Chat
import Foundation
import HelplineCore
import StoreSupport

/// News as a short word without spaces, for a notification. Ids and counts only; anybody in the database may read it.
enum NewsWord {
    static func word(for news: NodeNews) -> String {
        switch news {
        case .announced(.queue): "q"
        case .announced(.blocks): "b"
        case .announced(.conversation(let id)): "c" + id.bytes.base64URL
        case .announced(.notes(let id)): "n" + id.bytes.base64URL
        case .announced(.professional(let id)): "m" + id.bytes.base64URL
        case .revoked(let id): "r" + id.bytes.base64URL
        case .present(let news):
            "p\(news.conversation.bytes.base64URL)\(seat(news.participant)):\(news.streams)\(news.isTyping ? "t" : "")"
        case .onShift(let id, let streams): "s\(id.bytes.base64URL):\(streams)"
        case .buddy(let call): "h\(call.member.bytes.base64URL):\(call.since.milliseconds)\(letter(call.state))"
        case .everything: "*"
        }
    }

    private static func letter(_ state: BuddyCall.State) -> String {
        switch state {
        case .open: "o"
        case .answered(let colleague): "m" + colleague.bytes.base64URL
        case .over: "x"
        }
    }

    /// `nil` for what no node of this version says: then anything may have been meant, and the caller takes it so.
    static func news(in word: Substring) -> NodeNews? {
        let rest = word.dropFirst()
        switch word.first {
        case "q": return rest.isEmpty ? .announced(.queue) : nil
        case "b": return rest.isEmpty ? .announced(.blocks) : nil
        case "c": return id(rest).map { .announced(.conversation($0)) }
        case "n": return id(rest).map { .announced(.notes($0)) }
        case "m": return id(rest).map { .announced(.professional($0)) }
        case "r": return id(rest).map(NodeNews.revoked)
        case "p": return present(rest).map(NodeNews.present)
        case "s": return onShift(rest)
        case "h": return buddy(rest).map(NodeNews.buddy)
        case "*": return rest.isEmpty ? .everything : nil
        default: return nil
        }
    }

    private static let idLength = 22

    private static func seat(_ participant: Sender.Participant) -> String {
        switch participant {
        case .visitor: "v"
        case .counsellor(let id): "m" + id.bytes.base64URL
        case .guest(let id): "g" + id.bytes.base64URL
        }
    }

    private static func present(_ text: Substring) -> PresenceNews? {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let conversation: ConversationID = id(parts[0].prefix(idLength)) else { return nil }
        let seat = parts[0].dropFirst(idLength)
        let isTyping = parts[1].hasSuffix("t")
        guard let streams = Int(isTyping ? parts[1].dropLast() : parts[1]), streams >= 0 else { return nil }
        if seat == "v" { return PresenceNews(.visitor, in: conversation, streams: streams, isTyping: isTyping) }
        if seat.first == "g", let guest: GuestID = id(seat.dropFirst()) {
            return PresenceNews(.guest(guest), in: conversation, streams: streams, isTyping: isTyping)
        }
        guard seat.first == "m", let member: MemberID = id(seat.dropFirst()) else { return nil }
        return PresenceNews(.counsellor(member), in: conversation, streams: streams, isTyping: isTyping)
    }

    private static func onShift(_ text: Substring) -> NodeNews? {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let member: MemberID = id(parts[0]), let streams = Int(parts[1]), streams >= 0 else {
            return nil
        }
        return .onShift(member, streams: streams)
    }

    private static func buddy(_ text: Substring) -> BuddyCall? {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let member: MemberID = id(parts[0]) else { return nil }
        let digits = parts[1].prefix { $0.isASCII && $0.isNumber }
        guard let milliseconds = Int64(digits) else { return nil }
        let since = Timestamp(milliseconds: milliseconds)
        let state = parts[1].dropFirst(digits.count)
        switch state {
        case "o": return BuddyCall(member, since: since)
        case "x": return BuddyCall(member, since: since, state: .over)
        default:
            guard state.first == "m", let colleague: MemberID = id(state.dropFirst()) else { return nil }
            return BuddyCall(member, since: since, state: .answered(by: colleague))
        }
    }

    private static func id<Thing>(_ text: Substring) -> Identifier<Thing>? {
        guard text.count == idLength, let bytes = Data(base64URL: String(text)), bytes.count == 16 else { return nil }
        return Identifier(bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
    }
}
