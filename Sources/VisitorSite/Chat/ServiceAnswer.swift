import Hummingbird
import HelplineCore
import SiteSupport

extension VisitorSite {
    struct ServiceAnswer: Encodable {
        let open: Bool
        let languages: [String]
        let waitingFull: Bool
    }

    /// GET /service: whether somebody is there to talk with.
    @Sendable func service(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        let door = try await door()
        return try .json(
            ServiceAnswer(
                open: door.isOpen, languages: Language.allCases.map(\.rawValue), waitingFull: door.isFull))
    }
}
