import Chat
import Hummingbird
import HelplineCore
import SiteSupport

extension VisitorSite {
    struct ServiceAnswer: Encodable {
        let open: Bool
        /// Seconds since 1970: when it closes, while it is open and has hours, and when it opens next, while it is closed.
        let closes: Int64?
        let opens: Int64?
        let languages: [String]
        let waitingFull: Bool
    }

    /// GET /service: whether somebody is there to talk with.
    @Sendable func service(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        let door = try await door(namedDoor(of: request))
        return try .json(
            ServiceAnswer(
                open: door.isOpen, closes: door.closes?.seconds, opens: door.isOpen ? nil : door.next?.from.seconds,
                languages: Language.allCases.map(\.rawValue), waitingFull: door.isFull))
    }
}
