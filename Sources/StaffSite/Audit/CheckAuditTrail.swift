import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET /audit/chain`: whether every line up to now follows from the one before, and the head to keep elsewhere: what
/// `lichtpunt audit verify --head` is given later.
struct CheckAuditTrail: Sendable {
    struct Reply: Encodable {
        let whole: Bool
        /// The first line that does not hold, when one does not.
        let brokenAt: Int64?
        /// `NUMBER:LINK`, as the command line prints it.
        let head: String?
        /// Lines 1 to this one are past their term and were emptied.
        let emptiedThrough: Int64
        /// What may be asked for.
        let actions = AuditEntry.Action.allCases.map(\.rawValue)
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: PrivacyOfficerContext) async throws -> Response {
        guard let head = try await site.audit.head() else {
            return try .json(Reply(whole: true, brokenAt: nil, head: nil, emptiedThrough: 0))
        }
        let verdict = try await site.audit.verify(head: head)
        let emptied = try await site.audit.emptied(through: head.number)
        var brokenAt: Int64?
        if case .broken(let at) = verdict { brokenAt = at }
        // Lines emptied out of turn are as bad as altered ones.
        if brokenAt == nil, emptied.last != emptied.count { brokenAt = emptied.last }
        return try .json(
            Reply(
                whole: verdict == .intact && brokenAt == nil, brokenAt: brokenAt,
                head: "\(head.number):\(head.link.base64URL)", emptiedThrough: emptied.count))
    }
}
